import { markSuspect } from './mended-data.ts';
import type { Logger } from './platform/logger.ts';

type Deps = {
  dataDir: string;
  /** Ends the program for another start to look at the data. */
  onBroken: ((error: unknown) => void) | undefined;
  log: Logger;
};

const AGAIN_MS = 2000;

/**
 * What is done once nothing may be written any more (reliability F3, F6). As long as the disk takes not even a mark for
 * the next start, that one would find nothing to start with: rings are answered from what can be read, and it is tried
 * again.
 */
export function createBrokenData({ dataDir, onBroken, log }: Deps) {
  let timer: NodeJS.Timeout | undefined;

  function tryAgain(error: unknown): void {
    if (markSuspect(dataDir)) onBroken?.(error);
    else timer = setTimeout(() => tryAgain(error), AGAIN_MS).unref();
  }

  return {
    broke(error: unknown): void {
      log.event('database.broken');
      tryAgain(error);
    },
    stop: (): void => clearTimeout(timer),
  };
}
