import type { Pack } from '#contract/calls.ts';
import { Sentence } from '#contract/primitives.ts';
import type { CallOutcome, StartedOutcome } from '#contract/outgoing.ts';
import { sentences } from '#contract/sentences.ts';
import { tell, type Told } from '#contract/told.ts';
import { ringing, withRing } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallRows } from './call-rows.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { FoundCallee } from './outgoing-callee.ts';
import type { People } from './people.ts';

type Deps = {
  stores: Stores;
  keys: CallerKeys;
  people: People;
  rows: CallRows;
  refresh: MemoryRefresh;
  now: () => Date;
};

/** One call that is about to be asked for. */
export type PlannedCall = {
  id: string;
  ask: string;
  at: string;
  callee: FoundCallee;
  publicId: string;
  line: string;
  taskId: string | null;
  pack: Pack;
};
export type GivenIds = { conversationId: string | null; callSid: string | null };

export type OutgoingJournal = ReturnType<typeof createOutgoingJournal>;

/** Writes down each call before it is asked for, and what became of it. */
export function createOutgoingJournal({ stores, keys, people, rows, refresh, now }: Deps) {
  const identityOf = createNumberKeeper({ stores, keys });

  /** A call that was not made, or of which nothing is known, is off the line; news of it may still say otherwise. */
  function end(callId: string, outcome: Exclude<CallOutcome, 'calling'>): void {
    const call = stores.calls.find(callId);
    if (call?.status !== 'live') return;
    const endedBecause = outcome === 'unknown' ? sentences.outgoing_unknown : sentences.outgoing_not_made;
    const judged = outcome === 'unknown' ? 'unknown' : 'failure';
    stores.calls.save({ ...call, status: 'failed', endedAt: now().toISOString(), endedBecause, outcome: judged });
    if (call.personId !== null) refresh(call.personId);
  }

  return {
    /** Call inside a transaction that is on the disk before anything is sent. */
    begin(planned: PlannedCall): void {
      const { id, ask, at, callee, line, taskId, pack } = planned;
      const { business } = callee.tenant;
      const identityId = identityOf(planned);
      const [only] = callee.persons.length === 1 ? callee.persons : [];
      const ring = { id, businessId: business.id, identityId, conversationId: null, callSid: null };
      stores.calls.save({
        ...ringing({ ...ring, agentId: business.agentId, startedAt: at }),
        direction: 'outbound',
        personId: only?.id ?? people.onlyPerson(identityId),
      });
      stores.words.savePack(id, pack);
      const row = { ask, callId: id, businessId: business.id, line, taskId, askedAt: at };
      stores.outgoing.add({ ...row, state: 'sending', told: null });
    },

    /** The provider took it; its news may have come before its answer. Returns the id the call has now. */
    taken(ask: string, { conversationId, callSid }: GivenIds): string | null {
      return stores.transact(() => {
        const callId = stores.outgoing.find(ask)?.callId ?? null;
        stores.outgoing.settle(ask, 'calling', null);
        if (callId === null) return null;
        const { call, callSid: free } = rows.find({ callRef: callId, callSid, conversationId });
        if (!call) return null;
        stores.calls.save(withRing(call, { ...call, conversationId, callSid: free }));
        return call.id;
      });
    },

    /** Returns the id of the call. `told` says why it was certainly not made. */
    settle(ask: string, outcome: Exclude<CallOutcome, 'calling'>, told: Told): string | null {
      return stores.transact(() => {
        const callId = stores.outgoing.find(ask)?.callId ?? null;
        stores.outgoing.settle(ask, outcome, JSON.stringify(told));
        if (callId !== null) end(callId, outcome);
        return callId;
      });
    },

    /** What became of a wish, if it was ever heard. One that was still on its way at a stop is not known of. */
    outcomeOf(ask: string): StartedOutcome | null {
      const row = stores.outgoing.find(ask);
      if (!row) return null;
      const call = row.callId === null ? null : (stores.calls.summary(row.callId) ?? null);
      if (row.state === 'sending') return { call, outcome: 'unknown', told: tell('outgoing_unknown') };
      return { call, outcome: row.state, told: row.told === null ? null : Sentence.parse(JSON.parse(row.told)) };
    },
  };
}

/** The number of a call, met now where it never rang here. */
function createNumberKeeper({ stores, keys }: Pick<Deps, 'stores' | 'keys'>) {
  return ({ callee, publicId, at }: PlannedCall): number => {
    const { identity, key, e164, masked, tenant } = callee;
    if (!identity) {
      const fresh = { businessId: tenant.business.id, key, publicId, sealedNumber: keys.seal(e164), masked };
      return stores.people.addIdentity(fresh, at);
    }
    if (identity.sealedNumber === null) stores.people.fillNumber(identity.id, keys.seal(e164), masked);
    return identity.id;
  };
}
