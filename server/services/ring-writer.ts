import type { Pack } from '#contract/calls.ts';
import { withRing, type CallRecord, type Ring } from '../domain/call-record.ts';
import { maskedNumber } from '../domain/phone-number.ts';
import type { Stores } from '../store/open-stores.ts';
import type { RingRow } from '../store/people-store.ts';
import { callTombstone } from './call-identity.ts';
import type { CallRows } from './call-rows.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { People } from './people.ts';

/** A ring that was answered and is not written yet. `caller` is null for a withheld number. */
export type Rung = Omit<Ring, 'identityId'> & {
  pack: Pack;
  caller: RingingCaller | null;
};

/** The number that rings; `rows` is what one read of the memory found about it. */
export type RingingCaller = { e164: string; key: string; publicId: string; rows: RingRow[] };

type Deps = { stores: Stores; keys: CallerKeys; rows: CallRows; people: People };

export type RingWriter = ReturnType<typeof createRingWriter>;

/** Writes one ring down as its call, and returns the call's id. Runs inside a transaction; a repeat adds nothing. */
export function createRingWriter({ stores, keys, rows, people }: Deps) {
  /** Looked up again: what was read while it rang may have been forgotten since. */
  function numberOf({ e164, key, publicId }: RingingCaller, at: string): { id: number; person: string | null } {
    const known = stores.people.known(key);
    if (!known)
      return { id: stores.people.addIdentity(key, publicId, keys.seal(e164), maskedNumber(e164), at), person: null };
    if (known.masked === null) stores.people.fillNumber(known.id, keys.seal(e164), maskedNumber(e164));
    return { id: known.id, person: known.persons === 1 ? known.person : null };
  }

  function begin(ring: Ring, person: string | null, pack: Pack): string {
    stores.calls.begin(ring, person ?? (ring.identityId === null ? null : people.onlyPerson(ring.identityId)));
    stores.words.savePack(ring.id, pack);
    return ring.id;
  }

  function repeat(before: CallRecord, ring: Ring, pack: Pack): string {
    const call = withRing(before, ring);
    stores.calls.save(call);
    const person = call.personId === null && call.identityId !== null ? people.onlyPerson(call.identityId) : null;
    if (person !== null) people.move(call.id, person);
    // A repeat after the end cannot be what the agent was told.
    if (call.status === 'live' || stores.words.pack(call.id) === null) stores.words.savePack(call.id, pack);
    return call.id;
  }

  return function write({ pack, caller, ...rung }: Rung): string {
    // A repeat of a ring whose caller was forgotten brings nobody back.
    const erased = [rung.callSid, rung.conversationId].some(
      (id) => id !== null && stores.settings.erasedAt(callTombstone(id)) !== undefined,
    );
    const number = erased || caller === null ? null : numberOf(caller, rung.startedAt);
    const ring: Ring = { ...rung, identityId: number?.id ?? null };
    const { call: before, callSid } = rows.find({ ...ring, callRef: null });
    const own = { ...ring, callSid };
    return before ? repeat(before, own, pack) : begin(own, number?.person ?? null, pack);
  };
}
