import type { ElectronParts } from './electron-parts.ts';

type Deps = {
  powerSaveBlocker: Pick<ElectronParts['powerSaveBlocker'], 'start' | 'stop'>;
  /** Whether the owner agreed. */
  isWanted: () => boolean;
  /** Null where no hours are known, which counts as open: that is what was agreed to. */
  isOpen: () => Promise<boolean | null>;
};

export type KeepAwake = {
  /** Looks at what holds now. To be called each minute and whenever something it depends on was changed. */
  review: () => Promise<void>;
  stop: () => void;
};

/**
 * Keeps the computer from falling asleep while the shop is open, if the owner agreed; the screen may go dark. A lid
 * that is closed puts it to sleep all the same.
 */
export function createKeepAwake({ powerSaveBlocker, isWanted, isOpen }: Deps): KeepAwake {
  let blocker: number | null = null;

  function hold(wanted: boolean): void {
    if (wanted === (blocker !== null)) return;
    if (blocker !== null) powerSaveBlocker.stop(blocker);
    blocker = wanted ? powerSaveBlocker.start('prevent-app-suspension') : null;
  }

  return {
    async review() {
      const isDue = isWanted() && (await isOpen()) !== false;
      hold(isDue && isWanted()); // the switch may have been turned while the hours were asked for
    },
    stop: () => hold(false),
  };
}
