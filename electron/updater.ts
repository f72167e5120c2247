import type { AppUpdater } from 'electron-updater';

/** What Linekeeper wants of whatever fetches a newer one of it. */
export type Updater = {
  /** The version of a newer Linekeeper, or null. */
  find: () => Promise<string | null>;
  /** Brings the one that was found to this computer. Nothing is changed yet. */
  fetch: () => Promise<void>;
  /** Puts it in place and starts it. This process ends by it. */
  install: () => void;
};

type Settable = Pick<
  AppUpdater,
  | 'allowDowngrade'
  | 'allowPrerelease'
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'logger'
  | 'quitAndInstall'
>;

/**
 * electron-updater with everything taken from it that it does by itself: it fetches and installs only when it is told
 * to, never an older version, and never anything that is not finished.
 */
export function toUpdater(updater: Settable): Updater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false; // after allowPrerelease, which sets it too
  updater.logger = null;
  return {
    async find() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ? found.updateInfo.version : null;
    },
    fetch: async () => void (await updater.downloadUpdate()),
    install: () => updater.quitAndInstall(true, true),
  };
}

/** Read only when it is needed: it is a third of the program, and of no use to one that is not installed. */
export async function loadUpdater(): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater');
  return toUpdater(autoUpdater);
}
