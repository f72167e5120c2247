/**
 * Bounds how long one kind of request may have the event loop in one turn of it, however many arrive together; the rest
 * comes in the turns after it, in its order. At least one passes in each turn.
 */
export function createFairShare(milliseconds: number) {
  const waiting: (() => void)[] = [];
  let began: number | null = null;

  const isSpent = (): boolean => began !== null && performance.now() - began >= milliseconds;

  function beginTurn(): void {
    began = performance.now();
    setImmediate(endTurn);
  }

  function endTurn(): void {
    began = null;
    if (waiting.length === 0) return;
    beginTurn();
    pass(waiting.shift());
  }

  /** What is let pass works in the microtasks that follow; only after them it is known how much time is left. */
  function pass(next: (() => void) | undefined): void {
    if (next === undefined) return;
    next();
    queueMicrotask(() => process.nextTick(() => pass(isSpent() ? undefined : waiting.shift())));
  }

  return {
    /** Resolves when it is this request's turn. */
    async enter(): Promise<void> {
      if (began === null) return beginTurn();
      if (waiting.length > 0 || isSpent()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
