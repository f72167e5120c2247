const QUIET_MS = 250;

/**
 * Empties the write-ahead log into the database when nothing has been written for a quarter of a second, so that a
 * burst of deliveries is acknowledged without paying for it. SQLite does the same by itself, in the middle of a burst,
 * once the log holds 500 pages.
 * @param checkpoint must not throw
 */
export function createIdleCheckpoint(checkpoint: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let lastWrite = 0;

  function look(): void {
    timer = undefined;
    const quiet = performance.now() - lastWrite;
    if (quiet < QUIET_MS) wait(QUIET_MS - quiet);
    else checkpoint();
  }

  function wait(milliseconds: number): void {
    timer = setTimeout(look, milliseconds).unref();
  }

  return {
    wrote(): void {
      lastWrite = performance.now();
      if (timer === undefined) wait(QUIET_MS);
    },
    stop: (): void => clearTimeout(timer),
  };
}
