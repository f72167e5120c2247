import { ProviderFault } from './fault.ts';

export type JobPace = { do: 'park' } | { do: 'wait'; milliseconds: number; attempts: number };

/** reliability.md F20: 2^n seconds with jitter, at most six hours apart, twenty tries. */
const MOST_TRIES = 20;
const LONGEST_MS = 6 * 3_600_000;
const JITTER = 0.25;

/** When a job that failed is tried again. `attempts` is how often it failed before; `random` is from 0 to 1. */
export function jobPace(error: unknown, attempts: number, random: number): JobPace {
  const fault = error instanceof ProviderFault ? error : null;
  const asked = Math.min(LONGEST_MS, fault?.retryAfterMs ?? 0);
  // Nothing was asked of anybody, so that is no try.
  if (fault?.kind === 'resting') return { do: 'wait', milliseconds: Math.max(1000, asked), attempts };
  // The same request will be as wrong tomorrow.
  if (fault?.kind === 'rejected' || attempts + 1 >= MOST_TRIES) return { do: 'park' };
  const growing = Math.min(LONGEST_MS, 1000 * 2 ** attempts * (1 + JITTER * random));
  return { do: 'wait', milliseconds: Math.round(Math.max(asked, growing)), attempts: attempts + 1 };
}
