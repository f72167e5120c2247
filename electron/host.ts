import type { Host, HostState } from '#contract/host.ts';

import { writePrivateFile } from '../server/platform/private-file.ts';
import type { ChoiceFile } from './choices.ts';
import type { ElectronParts } from './electron-parts.ts';
import type { LoginItem } from './login-item.ts';
import type { ShellWords } from './words.en.ts';

type Deps = {
  electron: Pick<ElectronParts, 'dialog' | 'shell'>;
  choices: ChoiceFile;
  loginItem: Pick<LoginItem, 'set' | 'state'>;
  dataDir: string;
  /** Null where the server found it itself. */
  key: Buffer | null;
  keyIn: HostState['keyIn'];
  isDemo: boolean;
  changeDemo: Host['changeDemo'];
  words: Pick<ShellWords, 'folderTitle' | 'keyCopyTitle' | 'keyCopyName'>;
  /** A choice was changed that holds at once. */
  onChange: () => void;
};

/** What Settings → This computer shows and changes. */
export function createHost({ electron, choices, loginItem, dataDir, key, keyIn, isDemo, words, ...deps }: Deps): Host {
  const get = (): HostState => {
    const { keepAwake, notify, checkUpdates } = choices.current();
    return { demo: isDemo, loginItem: loginItem.state(), keepAwake, notify, checkUpdates, keyIn };
  };
  return {
    get,
    save({ loginItem: startsUs, ...chosen }) {
      if (startsUs !== undefined) {
        loginItem.set(startsUs);
        choices.save({ loginItemAsked: true });
      }
      choices.save(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)));
      deps.onChange();
      return get();
    },
    changeDemo: deps.changeDemo,
    openFolder: async () => void (await electron.shell.openPath(dataDir)),
    async chooseFolder() {
      const { filePaths, canceled } = await electron.dialog.showOpenDialog({
        title: words.folderTitle,
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async copyKey() {
      if (key === null) return false;
      const { filePath, canceled } = await electron.dialog.showSaveDialog({
        title: words.keyCopyTitle,
        defaultPath: words.keyCopyName,
      });
      if (canceled || !filePath) return false;
      writePrivateFile(filePath, `${key.toString('hex')}\n`);
      return true;
    },
  };
}
