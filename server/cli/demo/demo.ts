import { setTimeout as pause } from 'node:timers/promises';

import { playCall, type Stage } from '../rehearsal/play-call.ts';
import type { Script } from '../../domain/rehearsal-script.ts';
import { fillBook } from './fill-book.ts';

/** Seconds between the starts of two calls, and how long each of them is seen as live. */
const BETWEEN_CALLS_MS = 40_000;
const TALKING_MS = 12_000;
/** After that many calls a forgotten demo stops growing its database: about a working day. */
const MOST_CALLS = 700;
const GOODBYE_MS = 1_000;

export type DemoOptions = {
  stage: Stage;
  script: Script;
  report: (where: string, error: unknown) => void;
  betweenCallsMs?: number;
  talkingMs?: number;
};

export type Demo = { seeded: Promise<void>; stop(): Promise<void> };

/**
 * Fills a sample shop with callers of the last weeks, once, and then lets one of them ring now and again.
 * `seeded` resolves when the past has been played in. Faults are reported and end the demo, not the server.
 */
export function startDemo(options: DemoOptions): Demo {
  const stopping = new AbortController();
  const seeded = seed(options, stopping.signal);
  const over = seeded
    .then(() => trickle(options, stopping.signal))
    .catch((error: unknown) => {
      if (!stopping.signal.aborted) options.report('demo', error);
    });
  return {
    seeded: seeded.catch(() => undefined),
    async stop() {
      stopping.abort();
      await Promise.race([over, pause(GOODBYE_MS, undefined, { ref: false })]);
    },
  };
}

async function seed({ stage, script }: DemoOptions, signal: AbortSignal): Promise<void> {
  const { callers } = await stage.ask('callers.list', { limit: 1 });
  if (callers.length > 0) return; // an earlier start did it
  const met = new Map<string, string>();
  for (const call of script.calls) {
    if (signal.aborted) return;
    const { callerId } = await playCall(stage, call);
    if ('person' in call.from && callerId !== null) met.set(call.from.person, callerId);
  }
  await fillBook({ ...stage, callers: met }, script);
}

async function trickle(options: DemoOptions, signal: AbortSignal): Promise<void> {
  const { betweenCallsMs = BETWEEN_CALLS_MS, talkingMs = TALKING_MS, script } = options;
  // A call that is going on when the demo stops is ended properly, only sooner.
  const whileTalking = (): Promise<void> => pause(talkingMs, undefined, { signal, ref: false }).catch(() => undefined);
  for (let played = 0; played < MOST_CALLS; played += 1) {
    await pause(betweenCallsMs - talkingMs, undefined, { signal, ref: false });
    const call = script.later[played % script.later.length];
    if (!call) return;
    await playCall({ ...options.stage, whileTalking }, call);
  }
}
