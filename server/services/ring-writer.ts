import type { CallSummary, Pack } from '#contract/calls.ts';
import { homeOf, rungCall, withRing, type CallRecord, type Ring } from '../domain/call-record.ts';
import { maskedNumber } from '../domain/phone-number.ts';
import type { Stores } from '../store/open-stores.ts';
import type { RingRow } from '../store/identities-store.ts';
import { callTombstone } from './call-identity.ts';
import type { CallHome } from './call-home.ts';
import type { CallRows } from './call-rows.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { People } from './people.ts';

/** A ring that was answered and is not written yet. `caller` is null for a withheld number. */
export type Rung = Omit<Ring, 'identityId'> & {
  /** What the agent was told; null where none was. */
  pack: Pack | null;
  caller: RingingCaller | null;
};

/** The number that rings; `rows` is what one read of the memory found about it. */
export type RingingCaller = { e164: string; key: string; publicId: string; rows: RingRow[] };

type Deps = { stores: Stores; keys: CallerKeys; rows: CallRows; home: CallHome; people: People };
type Caller = { id: number; person: string | null; masked: string | null };

export type RingWriter = ReturnType<typeof createRingWriter>;

/** Writes one ring down as its call, and returns that for the window. Runs inside a transaction; a repeat adds nothing. */
export function createRingWriter({ stores, keys, rows, home, people }: Deps) {
  /** Looked up again: what was read while it rang may have been forgotten since. */
  function callerOf(businessId: string, { e164, key, publicId }: RingingCaller, at: string): Caller {
    const known = stores.people.known(businessId, key);
    if (!known) {
      const fresh = { businessId, key, publicId, sealedNumber: keys.seal(e164), masked: maskedNumber(e164) };
      return { id: stores.people.addIdentity(fresh, at), person: null, masked: fresh.masked };
    }
    if (known.masked === null) stores.people.fillNumber(known.id, keys.seal(e164), maskedNumber(e164));
    return {
      id: known.id,
      person: known.persons === 1 ? known.person : null,
      masked: known.masked ?? maskedNumber(e164),
    };
  }

  function begin(ring: Ring, number: Caller | null, { caller, pack }: Rung): CallSummary | undefined {
    const known = number?.person ?? null;
    const person = known ?? (number === null ? null : people.onlyPerson(number.id));
    stores.calls.begin(ring, person, pack);
    const row = caller?.rows.find(([, , id]) => id === person);
    if (known !== null && !row) return stores.calls.summary(ring.id);
    return rungCall(ring, { callerId: person, callerName: row?.[3] ?? null, maskedNumber: number?.masked ?? null });
  }

  /** `pack` null: it was made from the memory of another business than the one the call turned out to be of. */
  function repeat(before: CallRecord, ring: Ring, pack: Pack | null): CallSummary | undefined {
    const call = withRing(before, ring);
    stores.calls.save(call);
    const person = call.personId === null && call.identityId !== null ? people.onlyPerson(call.identityId) : null;
    if (person !== null) people.move(call.id, person);
    // A repeat after the end cannot be what the agent was told.
    const isTold = call.status === 'live' || stores.words.pack(call.id) === null;
    if (pack !== null && isTold) stores.words.savePack(call.id, pack);
    return stores.calls.summary(call.id);
  }

  /** Nearly every ring: nobody has heard of its call before. */
  function first(waiting: Rung): CallSummary | undefined {
    const { pack: _pack, caller, ...rung } = waiting;
    const number = caller && callerOf(rung.businessId, caller, rung.startedAt);
    return begin({ ...rung, identityId: number?.id ?? null }, number, waiting);
  }

  return function write(waiting: Rung): CallSummary | undefined {
    const { pack, caller, ...rung } = waiting;
    const tombstones = [rung.callSid, rung.conversationId].map((id) => id && callTombstone(id));
    if (stores.calls.unheard(rung, tombstones)) return first(waiting);
    // A repeat of a ring whose caller was forgotten brings nobody back.
    const erased = tombstones.some((key) => key !== null && stores.settings.erasedAt(key) !== undefined);
    const { call: found, callSid } = rows.find({ ...rung, callRef: null });
    const businessId = found ? homeOf(found.businessId, rung.businessId) : rung.businessId;
    const before = found && home.bring(found, businessId);
    const isKnown = erased || caller === null || (before && before.identityId !== null);
    const number = isKnown ? null : callerOf(businessId, caller, rung.startedAt);
    const ring: Ring = { ...rung, businessId, callSid, identityId: number?.id ?? null };
    if (!before) return begin(ring, number, waiting);
    return repeat(before, ring, businessId === rung.businessId ? pack : null);
  };
}
