import { mayPass, ProviderFault } from '../../domain/providers/fault.ts';
import type { Asked } from './wire.ts';

type Deps = {
  random: () => number;
  pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<unknown>;
};

/** How often a question is asked once more. Only questions: whatever changes something or rings is sent once. */
const MORE_TRIES = 2;
const FIRST_PAUSE_MS = 250;
/** Whoever asks is waiting; a longer `Retry-After` is for them to decide about. */
const LONGEST_PAUSE_MS = 5000;

/** Asks a question again where that may help. */
export function createRetries({ random, pause }: Deps) {
  function pauseAfter(error: unknown, tried: number): number | null {
    if (!(error instanceof ProviderFault) || !mayPass(error.kind)) return null;
    const told = error.retryAfterMs;
    if (told !== null) return told > LONGEST_PAUSE_MS ? null : told;
    return FIRST_PAUSE_MS * 2 ** tried * (0.5 + random() / 2);
  }

  return async function again<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried += 1) {
      try {
        return await work();
      } catch (error) {
        const milliseconds = asked.method === 'GET' && tried < MORE_TRIES ? pauseAfter(error, tried) : null;
        if (milliseconds === null) throw error;
        await pause(milliseconds, asked.signal);
      }
    }
  };
}
