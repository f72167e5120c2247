import type { Steps } from '../domain/steps.ts';

/** So long may work hold the event loop before everything else gets its turn. */
const SLICE_MS = 8;

export type Pace = ReturnType<typeof createPace>;

/**
 * Lets work run in slices, so that a ringing phone never waits for all of it. Rejects once `signal` says stop. `rest`: what
 * is waited for besides, at each breath.
 */
export function createPace(signal: AbortSignal, rest?: (signal: AbortSignal) => Promise<void>) {
  let began = performance.now();

  async function breath(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    await rest?.(signal);
    signal.throwIfAborted();
    began = performance.now();
  }

  return {
    breath,
    /** Whether a further small piece may follow before the next breath. */
    hasTime: (): boolean => performance.now() - began < SLICE_MS / 2,
    async run<T>(steps: Steps<T>): Promise<T> {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        if (performance.now() - began >= SLICE_MS) await breath();
      }
    },
  };
}
