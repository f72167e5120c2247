const QUIET_MS = 250;
const BURST_MS = 1000;

type Work = {
  /** Nothing has been written for a quarter of a second. */
  quiet: () => void;
  /** Writing has gone on for a second and more; asked again every quarter of a second until it ends. */
  burst: () => void;
};

/**
 * When the write-ahead log is emptied into the database: once nothing has been written for a quarter of a second, so
 * that a few deliveries are acknowledged without paying for it; and all along in a burst that does not end, on a thread
 * of its own. SQLite would do it by itself in the middle of a burst, while everybody waits.
 * Neither piece of work may throw.
 */
export function createIdleCheckpoint({ quiet, burst }: Work) {
  let timer: NodeJS.Timeout | undefined;
  let firstWrite = 0;
  let lastWrite = 0;

  function look(): void {
    timer = undefined;
    const now = performance.now();
    const still = now - lastWrite;
    if (still >= QUIET_MS) return quiet();
    if (now - firstWrite >= BURST_MS) burst();
    wait(QUIET_MS - still);
  }

  function wait(milliseconds: number): void {
    timer = setTimeout(look, milliseconds).unref();
  }

  return {
    wrote(): void {
      lastWrite = performance.now();
      if (timer !== undefined) return;
      firstWrite = lastWrite;
      wait(QUIET_MS);
    },
    stop: (): void => clearTimeout(timer),
  };
}
