import { createHash } from 'node:crypto';

import type { Appointment } from '#contract/front-desk.ts';
import type { CallRecord } from '../domain/call-record.ts';

type Deeds = { made: Set<string>; cancelled: Set<string> };
export type DeskDeeds = ReturnType<typeof createDeskDeeds>;

const CALLS_KEPT = 500;
const ROUNDS = 20;

/** What was made and cancelled on which call, so that a withheld number can still change what it has just booked. */
export function createDeskDeeds() {
  const calls = new Map<string, Deeds>();

  function of(call: CallRecord): Deeds {
    const known = calls.get(call.id) ?? { made: new Set<string>(), cancelled: new Set<string>() };
    calls.delete(call.id);
    calls.set(call.id, known);
    const [oldest] = calls.keys();
    if (calls.size > CALLS_KEPT && oldest !== undefined) calls.delete(oldest);
    return known;
  }

  const madeOn = (call: CallRecord | null): string[] => (call ? [...(calls.get(call.id)?.made ?? [])] : []);

  return {
    madeOn,
    /** The appointment that this call cancelled before, where it is asked again for it or for the last one it had. */
    cancelledOn(call: CallRecord | null, id: string): string | null {
      const cancelled = call ? calls.get(call.id)?.cancelled : undefined;
      return cancelled?.has(id) ? id : null;
    },
    noteMade: (call: CallRecord | null, id: string): void => void (call && of(call).made.add(id)),
    noteCancelled: (call: CallRecord | null, id: string): void => void (call && of(call).cancelled.add(id)),
    /** The key of a deed within a call; it holds no word of the caller's. Null without a call to bind it to. */
    key: (call: CallRecord | null, deed: string): string | null => (call ? keyOf(`${call.id}:${deed}`) : null),
    /**
     * Does a deed once, however often it is asked for on this call. Where what it led to does not hold any more (booked,
     * cancelled, and booked again), it is a new deed.
     */
    once(deed: string, holds: (outcome: Appointment) => boolean, work: (key: string) => Appointment): Appointment {
      let outcome = work(keyOf(`${deed}:0`));
      for (let round = 1; !holds(outcome) && round < ROUNDS; round += 1) outcome = work(keyOf(`${deed}:${round}`));
      return outcome;
    },
  };
}

function keyOf(deed: string): string {
  return `tool:${createHash('sha256').update(deed).digest('hex')}`;
}
