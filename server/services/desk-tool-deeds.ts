import { createHash } from 'node:crypto';

import type { Appointment } from '#contract/front-desk.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';

export type DeskDeeds = ReturnType<typeof createDeskDeeds>;

type Deps = { stores: Pick<Stores, 'appointments'>; wasDone: (key: string) => boolean };

const ROUNDS = 20;

/**
 * What was made and cancelled on which call, as the database has it: a withheld number can still change what it has just
 * booked, also where the program began anew meanwhile.
 */
export function createDeskDeeds({ stores: { appointments }, wasDone }: Deps) {
  return {
    madeOn: (call: CallRecord | null): string[] =>
      call === null ? [] : appointments.ofCall(call.id).map(({ id }) => id),
    /** The appointment, where this call cancelled it before and asks for it again. */
    cancelledOn(call: CallRecord | null, id: string): string | null {
      const key = call && cancelKey(call, id);
      return key !== null && wasDone(key) ? id : null;
    },
    /** The key of a cancellation within a call; null without a call to bind it to. */
    cancelKey: (call: CallRecord | null, id: string): string | null => call && cancelKey(call, id),
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

function cancelKey({ id: call }: CallRecord, id: string): string {
  return keyOf(`${call}:cancel:${id}`);
}

/** It holds no word of the caller's. */
function keyOf(deed: string): string {
  return `tool:${createHash('sha256').update(deed).digest('hex')}`;
}
