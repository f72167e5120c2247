import { acquireInstanceLock } from '../server/platform/instance-lock.ts';
import { finishRestore } from '../server/platform/staged-restore.ts';
import { after, type After } from './after.ts';
import { awaitKey } from './await-key.ts';
import { holdDoor } from './closed-door.ts';
import type { Desk } from './desk.ts';
import { toUsableKey, type UsableKey } from './key-dialogs.ts';
import { findKey } from './keychain.ts';
import type { Shell } from './given.ts';

type Deps = Pick<Desk, 'notices' | 'window' | 'words'> & {
  /** It is waited for now, and is not any more. */
  onWait: (isWaiting: boolean) => void;
};

/** A keychain is asked again so often, besides at once when somebody unlocks the screen. */
const AGAIN_MS = 20_000;

/**
 * The key of the memory, however long the keychain takes; undefined where the owner would rather quit. The data
 * directory is ours meanwhile, so that no headless start meets a key that is just moving.
 * Throws AppError `conflict` when another Linekeeper runs with it, else as `findKey` does.
 */
export async function obtainKey(
  given: Shell,
  { words, notices, window, onWait }: Deps,
): Promise<UsableKey | undefined> {
  const { electron, machine, place, log } = given;
  const { dialog, powerMonitor, safeStorage, shell } = electron;
  const { dataDir, config } = place;
  const lock = acquireInstanceLock(dataDir);
  try {
    // A restore brings its own key.
    finishRestore(dataDir);
    const found = await awaitKey({
      find: () =>
        findKey({
          ...{ safeStorage, dataDir, after },
          platform: machine.platform,
          // What the demo remembers was made up: that is worth no question of the system's.
          isConfigured: config.secrets.masterKey !== undefined || given.flags.demo,
        }),
      async whileLocked() {
        log.event('keychain.locked');
        const leave = await holdDoor({ port: config.doors.webhookPort, report: (error) => log.fault('closed', error) });
        notices.show({ title: words.locked, lines: words.lockedLines });
        onWait(true);
        window.show();
        return async () => {
          onWait(false);
          await leave();
        };
      },
      onRefusing() {
        log.event('keychain.refused');
        notices.show({ title: words.keyLost, lines: words.keyLostMore.split('\n\n') });
      },
      nextTry: () => nextTry({ powerMonitor, after }),
    });
    return await toUsableKey(found, { dialog, shell, dataDir, words });
  } finally {
    lock.release();
  }
}

type Waits = {
  powerMonitor: Record<'off' | 'on', (event: 'unlock-screen', listener: () => void) => unknown>;
  after: After;
};

/** Resolves after a while, and at once when somebody unlocks the screen. Leaves no listener behind. */
export function nextTry({ powerMonitor, after }: Waits): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      cancel();
      powerMonitor.off('unlock-screen', go);
      resolve();
    };
    const cancel = after(AGAIN_MS, go);
    powerMonitor.on('unlock-screen', go);
  });
}
