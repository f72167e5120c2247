import type { ElectronParts } from './electron-parts.ts';
import type { KeyAnswer } from './await-key.ts';
import type { ShellWords } from './words.en.ts';

type Deps = {
  dialog: Pick<ElectronParts['dialog'], 'showMessageBox'>;
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
async function keepsInFile({ dialog, words }: Deps): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.noKeychain,
    detail: words.noKeychainMore,
    buttons: [words.keepInFile, words.quit],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

async function tellLost({ dialog, shell, dataDir, words }: Deps): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: words.keyLost,
    detail: words.keyLostMore,
    buttons: [words.openDataFolder, words.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openPath(dataDir);
}
