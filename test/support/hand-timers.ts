import type { After } from '../../renderer/src/client/timers.ts';

type Waiting = { milliseconds: number; work: () => void };

/** Timers that run out when the test says so, instead of by the clock. */
export function handTimers() {
  const waiting = new Set<Waiting>();
  const after: After = (milliseconds, work) => {
    const one = { milliseconds, work };
    waiting.add(one);
    return () => void waiting.delete(one);
  };
  const pending = (): number[] => [...waiting].map(({ milliseconds }) => milliseconds);
  /** Lets every timer of that length run out. */
  function runOut(milliseconds: number): void {
    const over = [...waiting].filter((one) => one.milliseconds === milliseconds);
    for (const one of over) {
      waiting.delete(one);
      one.work();
    }
  }
  return { after, pending, runOut };
}
