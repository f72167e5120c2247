import { onTestFinished, vi } from 'vitest';

/** The watch over the surroundings always waits; a second timer means that the tunnel rests until something happens. */
const AT_REST = 2;
const STEP_MS = 500;

/**
 * Time that passes only when the test says so. What the tunnel asks of its neighbours is really asked meanwhile: time
 * goes on when it has its answer and rests. Not for the moments in which a child starts, which no timer ends.
 */
export function handTime() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  let isFinished = false;
  onTestFinished(() => {
    isFinished = true;
    vi.useRealTimers();
  });
  const untilAtRest = async (isOver = () => false): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (vi.getTimerCount() < AT_REST && !isOver() && !isFinished);
  };

  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await untilAtRest();
      await vi.advanceTimersByTimeAsync(Math.min(left, STEP_MS));
    }
  }

  /** Lets time pass until this has happened; says how much it took. */
  async function passUntil(happening: Promise<unknown>): Promise<number> {
    const began = performance.now();
    let isOver = false;
    void happening.then(() => (isOver = true));
    while (!isOver && !isFinished) {
      await vi.advanceTimersByTimeAsync(STEP_MS);
      await untilAtRest(() => isOver);
    }
    return performance.now() - began;
  }

  return { pass, passUntil };
}
