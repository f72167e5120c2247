import { setTimeout as pause } from 'node:timers/promises';

/** Resolves with the work, or when its time is over; what still goes on then is nobody's business here. */
export async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = pause(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
