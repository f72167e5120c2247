const BURST_MS = 250;

/** Tells of something that changes many times in a second: at once, and then no more than a few times. */
export function createOftenTold(tell: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let again = false;

  function over(): void {
    timer = undefined;
    if (!again) return;
    again = false;
    told();
  }

  function told(): void {
    timer = setTimeout(over, BURST_MS).unref();
    tell();
  }

  return {
    tell: (): void => {
      if (timer === undefined) told();
      else again = true;
    },
  };
}
