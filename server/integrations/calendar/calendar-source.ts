import { Worker } from 'node:worker_threads';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { ReadCalendar } from '../../domain/calendars/ports.ts';
import type { BusyAnswer, BusyAsk } from './busy-times.ts';
import type { createCalendarFetch } from './calendar-fetch.ts';

/** The worst calendar of the size we take needs seconds; whatever needs more is meant to. */
const LIMIT_MS = 20_000;
const MOST_MEMORY_MB = 256;

type Deps = { fetching: ReturnType<typeof createCalendarFetch>; limitMs?: number };

/** Reads calendars from elsewhere. What somebody else wrote is understood on a thread that can be given up. */
export function createCalendarSource({ fetching, limitMs = LIMIT_MS }: Deps): ReadCalendar {
  return async ({ address, marks, range, zone, signal }) => {
    const fetched = await fetching.fetch(address, marks, signal);
    if (fetched.kind === 'same') return fetched;
    const answer = await onThread(
      { text: fetched.text, zone, range },
      AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
    );
    if (answer.kind === 'none') throw refused('unavailable', tell('calendar_no_calendar'));
    if (answer.kind === 'too-much') throw refused('unavailable', tell('calendar_too_much'));
    return { kind: 'read', busy: answer.busy, skipped: answer.skipped, marks: fetched.marks };
  };
}

/** Beside this file, bundled or not. */
function programOf(here: string): URL {
  return new URL(here.endsWith('.ts') ? './calendar-thread.ts' : './calendar-thread.js', here);
}

/** `too-much` also for what took too long or too much memory. */
function onThread(workerData: BusyAsk, signal: AbortSignal): Promise<BusyAnswer> {
  const limits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
  const worker = new Worker(programOf(import.meta.url), {
    workerData,
    resourceLimits: limits,
    stderr: true,
    stdout: true,
  });
  const end = (): void => void worker.terminate();
  signal.addEventListener('abort', end, { once: true });
  return new Promise<BusyAnswer>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve({ kind: 'too-much' }));
    worker.once('exit', () => resolve({ kind: 'too-much' }));
  }).finally(() => {
    signal.removeEventListener('abort', end);
    end();
  });
}
