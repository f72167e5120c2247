import type { CallSummary } from '#contract/calls.ts';
import type { Task } from '#contract/tasks.ts';

import type { After } from './after.ts';

/** What somebody waits with, or that several do. */
export type WaitingKind = 'missedCall' | 'message' | 'callback' | 'several';

type One = { what: Exclude<WaitingKind, 'several'>; callId: string | null };

type Deps = {
  tell: (what: WaitingKind, count: number) => void;
  after: After;
  now: () => number;
};

export type Waiting = {
  call: (call: CallSummary) => void;
  task: (task: Task) => void;
  stop: () => void;
};

/** A call and what is to be done about it are announced one after the other. */
const TOGETHER_MS = 5_000;
/** After an outage many come in at once: they are counted, and told of together. */
const QUIET_MS = 120_000;
/** Older ones are no news: they changed for another reason. */
const NEWS_MS = 12 * 3_600_000;

/** Collects who is waiting to hear from the shop, and tells of everybody once, without saying who. */
export function createWaiting({ tell, after, now }: Deps): Waiting {
  /** When each was first heard of, by its own id. */
  const seen = new Map<string, number>();
  const rehearsed = new Set<string>();
  const collected = new Map<string, One>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function note(id: string, happened: string, one: One): void {
    if (seen.has(id) || now() - Date.parse(happened) > NEWS_MS) return;
    seen.set(id, now());
    const key = one.callId ?? id;
    // What is to be done says more than that a call failed.
    if (one.what !== 'missedCall' || !collected.has(key)) collected.set(key, one);
    cancel ??= after(Math.max(TOGETHER_MS, toldAt + QUIET_MS - now()), tellAll);
  }

  function tellAll(): void {
    cancel = null;
    const real = [...collected.values()].filter(({ callId }) => callId === null || !rehearsed.has(callId));
    collected.clear();
    for (const [id, at] of seen) if (now() - at > NEWS_MS) seen.delete(id);
    const [first] = real;
    if (first === undefined) return;
    toldAt = now();
    tell(real.length === 1 ? first.what : 'several', real.length);
  }

  return {
    call({ id, direction, rehearsal, startedAt, status }) {
      if (rehearsal) rehearsed.add(id);
      else if (status === 'failed' && direction === 'inbound') note(id, startedAt, { what: 'missedCall', callId: id });
    },
    task({ id, kind, callId, createdAt, doneAt }) {
      if (kind !== 'promise' && doneAt === null) note(id, createdAt, { what: kind, callId });
    },
    stop: () => cancel?.(),
  };
}
