import type { ElectronParts } from './electron-parts.ts';
import type { KeyAnswer } from './await-key.ts';
import { choosesFirst, type Dialog } from './question.ts';
import type { ShellWords } from './words.en.ts';

type Deps = {
  dialog: Dialog;
  shell: Pick<ElectronParts['shell'], 'openPath'>;
  dataDir: string;
  words: ShellWords;
};

/** The key the server is to use; `null` where it finds one itself. */
export type UsableKey = { key: Buffer | null; settle: () => Promise<void> };

const SERVERS_OWN: UsableKey = { key: null, settle: () => Promise.resolve() };

/** What can be gone on with, the owner having been asked where need be; undefined where the program is to end. */
export async function toUsableKey(found: KeyAnswer, deps: Deps): Promise<UsableKey | undefined> {
  switch (found.kind) {
    case 'keychain':
      return found;
    case 'server':
      return SERVERS_OWN;
    case 'no-keychain':
      return (await keepsInFile(deps)) ? SERVERS_OWN : undefined;
    case 'lost':
      await tellLost(deps);
      return undefined;
  }
}

/** The server makes the file, and finds it again at every later start: the owner is asked this once. */
function keepsInFile({ dialog, words }: Deps): Promise<boolean> {
  return choosesFirst(dialog, {
    ...{ type: 'warning', message: words.noKeychain, detail: words.noKeychainMore },
    ...{ buttons: [words.keepInFile, words.quit], preferred: 'second', closing: 'second' },
  });
}

async function tellLost({ dialog, shell, dataDir, words }: Deps): Promise<void> {
  const opens = await choosesFirst(dialog, {
    ...{ type: 'error', message: words.keyLost, detail: words.keyLostMore },
    ...{ buttons: [words.openDataFolder, words.quit], preferred: 'first', closing: 'second' },
  });
  if (opens) await shell.openPath(dataDir);
}
