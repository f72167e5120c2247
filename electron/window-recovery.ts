import type { BrowserWindow } from 'electron';

import type { After } from './after.ts';
import { countAttempt, THRICE_IN_TEN_MINUTES } from './limiter.ts';

type Deps = {
  /** Puts a fresh window in the place of the broken one. */
  renew: () => void;
  /** The same, with a page that needs no script and says what to do. */
  giveUp: () => void;
  now: () => number;
  after: After;
  log: (what: string) => void;
};

/** A page that has not answered for so long will not. */
const HUNG_MS = 20_000;

/**
 * Brings a window back whose page crashed or hangs, three times in ten minutes; after that the same would only happen
 * again (reliability F22). The server, in a process of its own kind, does not notice. Returns what watches a window.
 */
export function createWindowRecovery({ renew, giveUp, now, after, log }: Deps): (window: BrowserWindow) => void {
  let attempts: readonly number[] = [];

  function recover(): void {
    const counted = countAttempt(attempts, now(), THRICE_IN_TEN_MINUTES);
    attempts = counted ?? attempts;
    if (counted) renew();
    else giveUp();
  }

  return (window) => {
    let cancel = (): void => undefined;
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      cancel();
      if (reason === 'clean-exit') return;
      log(reason);
      recover();
    });
    window.on('unresponsive', () => {
      cancel = after(HUNG_MS, () => {
        log('unresponsive');
        recover();
      });
    });
    window.on('responsive', () => cancel());
    window.on('closed', () => cancel());
  };
}
