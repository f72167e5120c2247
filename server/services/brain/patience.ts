type Deps = {
  say: (words: string) => void;
  /** What is said where nothing was by then: one after the other, and then no more. */
  waits: readonly string[];
  againMs: number;
};

/** Asks whoever waits to wait, while nothing else is said; whoever starts it ends it. */
export function createPatience({ say, waits, againMs }: Deps) {
  let asked = 0;
  let waiting: NodeJS.Timeout | undefined;

  function from(milliseconds: number): void {
    clearTimeout(waiting);
    const words = waits[asked];
    if (words === undefined) return;
    waiting = setTimeout(() => {
      asked += 1;
      say(words);
      from(againMs);
    }, milliseconds);
  }

  return {
    /** Asks once so much time is over, and then again. */
    from,
    end: (): void => clearTimeout(waiting),
  };
}
