import { once, type EventEmitter } from 'node:events';

import type { AppUpdater } from 'electron-updater';

import type { After } from './after.ts';

/**
 * Puts the new version in place. Resolves when something else does the rest as soon as this process has ended; rejects
 * where it did not begin. Where the system's own updater ends this process, it does neither.
 */
export type Install = () => Promise<void>;

/** What Linekeeper wants of whatever fetches a newer one of it. */
export type Updater = {
  /** The version of a newer Linekeeper, or null. */
  find: () => Promise<string | null>;
  /** Brings the one that was found to this computer, ready to be put in place. Nothing is changed yet. */
  fetch: () => Promise<void>;
  /** `restarts` starts it afterwards. */
  install: (restarts: boolean) => Promise<void>;
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
  | 'once'
  | 'quitAndInstall'
> & {
  /** Starts the installer and goes on; what goes wrong with that is told later, by `error`. Not on macOS. */
  install?: (isSilent: boolean, isForceRunAfter: boolean) => boolean;
};

type Deps = {
  updater: Settable;
  /** Electron's own, which is Squirrel on macOS; null elsewhere. */
  squirrel: EventEmitter | null;
  after: After;
};

/** Squirrel unpacks and checks the signature of everything, and never says that it will not come to an end. */
const UNPACK_MS = 15 * 60_000;
/** An installer that cannot be started says so at once, and may first be tried with more rights. */
const STARTED_MS = 2_000;

/**
 * electron-updater with everything taken from it that it does by itself: it fetches and installs only when it is told
 * to, never an older version, and never anything that is not finished.
 */
export function toUpdater({ updater, squirrel, after }: Deps): Updater {
  updater.autoDownload = false;
  // On macOS alone it does not mean "install", but "let Squirrel unpack now" instead of after we stopped (MacUpdater.js).
  updater.autoInstallOnAppQuit = squirrel !== null;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false; // after allowPrerelease, which sets it too
  updater.logger = null;
  return {
    async find() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ? found.updateInfo.version : null;
    },
    async fetch() {
      if (squirrel === null) return void (await updater.downloadUpdate());
      await unpack({ updater, squirrel, after });
    },
    async install(restarts) {
      if (squirrel === null) return launch(updater, restarts, after);
      if (!restarts) return; // Squirrel has it, and puts it in place when this process is gone
      await new Promise<never>((_resolve, reject) => {
        squirrel.once('error', reject);
        updater.quitAndInstall();
      });
    },
  };
}

async function unpack({ updater, squirrel, after }: Deps & { squirrel: EventEmitter }): Promise<void> {
  const over = new AbortController();
  const unpacked = once(squirrel, 'update-downloaded', { signal: over.signal }); // rejects at `error`
  unpacked.catch(() => undefined); // it is waited for below, unless the download fails before
  let cancel = (): void => undefined;
  try {
    await updater.downloadUpdate();
    cancel = after(UNPACK_MS, () => over.abort());
    await unpacked;
  } finally {
    cancel();
    over.abort();
  }
}

/** Not `quitAndInstall`, which quits whatever became of the installer (BaseUpdater.js): this process stays to see it. */
function launch(updater: Settable, restarts: boolean, after: After): Promise<void> {
  return new Promise((resolve, reject) => {
    updater.once('error', reject);
    if (updater.install?.(true, restarts)) after(STARTED_MS, resolve);
    else reject(new Error('The installer was not started'));
  });
}

/** Read only when it is needed: it is a third of the program, and of no use to one that is not installed. */
export async function loadUpdater({ squirrel, after }: Omit<Deps, 'updater'>): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater');
  return toUpdater({ updater: autoUpdater, squirrel, after });
}
