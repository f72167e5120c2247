import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';

import { StandInWindow } from './browser-window.ts';
import { standingInFor } from './complete.ts';
import type { Surroundings } from './surroundings.ts';

type Deps = { around: Surroundings; isReady: () => boolean; onAllClosed: () => void };

/** `BrowserWindow` itself, and the windows there are. */
export function createWindows({ around, isReady, onAllClosed }: Deps) {
  const open = new Map<StandInWindow, BrowserWindow>();
  let made = 0;

  function make(options: BrowserWindowConstructorOptions = {}): BrowserWindow {
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const onClosed = (window: StandInWindow): void => {
      open.delete(window);
      if (open.size === 0) onAllClosed();
    };
    const window = new StandInWindow(options, { around, id: (made += 1), onClosed });
    const shown = standingInFor<BrowserWindow>(window, 'BrowserWindow');
    open.set(window, shown);
    return shown;
  }

  /** What `new BrowserWindow(…)` gives is the stand-in, not an object of this class. */
  class BrowserWindowClass {
    constructor(options?: BrowserWindowConstructorOptions) {
      return make(options);
    }
    static getAllWindows(): BrowserWindow[] {
      return [...open.values()];
    }
  }

  return {
    BrowserWindow: BrowserWindowClass,
    open: (): StandInWindow[] => [...open.keys()],
    /** Closes them all; resolves with false when one did not let itself be closed. */
    async close(force: boolean): Promise<boolean> {
      for (const window of open.keys()) {
        if (force) window.destroy();
        else if (!(await window.leave())) return false;
      }
      return true;
    },
    made: (): number => made,
  };
}

export type StandInWindows = ReturnType<typeof createWindows>;
