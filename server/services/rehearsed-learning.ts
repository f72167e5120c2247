import { randomBytes } from 'node:crypto';

import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { Fact } from '#contract/facts.ts';
import { tell } from '#contract/told.ts';
import { ringing } from '../domain/call-record.ts';
import { newId, opaqueId } from '../platform/ids.ts';
import { shownFact, type StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { CallKeeper } from './call-keeper.ts';
import type { FactIndex } from './fact-index.ts';
import type { CallReading } from './call-reading.ts';
import { batchesOf } from './call-words.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { Learning } from './learning.ts';

type Deps = { stores: Stores; keys: CallerKeys; learning: Learning; keeper: CallKeeper; index: FactIndex };
type Caller = Pick<ParsedInput<'rehearse.finish'>, 'business' | 'callerId'>;

/** What a played call taught. `callers` are those whose memory it changed. */
export type Taught = { learned: Fact[]; superseded: Fact[]; callId: string; callers: string[] };

export type RehearsedLearning = ReturnType<typeof createRehearsedLearning>;

/** Learns from a played call as from a real one: for good, or to see what would come of it. */
export function createRehearsedLearning({ stores, keys, learning, keeper, index }: Deps) {
  /** The number that rings; somebody new gets one that nobody has. */
  function identityOf({ business, callerId }: Caller, at: string): number {
    const known = callerId === null ? undefined : stores.people.identitiesOf(callerId)[0];
    if (known) return known.id;
    const key = keys.ofHash(randomBytes(32).toString('hex'));
    const nobody = { businessId: business, key, publicId: opaqueId(), sealedNumber: null, masked: null };
    return stores.people.addIdentity(nobody, at);
  }

  const factsOf = (identityId: number): StoredFact[] =>
    stores.people.personsOf(identityId).flatMap((person) => stores.facts.ofPerson(person.id));

  /** Inside a transaction. */
  function learn(caller: Caller, reading: CallReading): Taught {
    const { conversationId, startedAt, callRef } = reading.call;
    const [id, identityId] = [callRef ?? newId(), identityOf(caller, startedAt)];
    const rung = { id, businessId: caller.business, identityId, conversationId, startedAt };
    stores.calls.save(ringing({ ...rung, callSid: null, agentId: null }));
    stores.calls.markRehearsal(id);
    const before = new Map(factsOf(identityId).map((fact) => [fact.id, fact.status]));
    const result = learning.finished(reading);
    if (result === null) throw refused('conflict', tell('business_changed'));
    const superseded = factsOf(identityId).filter((fact) => hasFallen(fact, before));
    const learned = stores.facts.ofCall(id);
    return {
      learned: learned.map(shownFact),
      superseded: superseded.map(shownFact),
      callId: id,
      callers: result.callers,
    };
  }

  function keepWords(callId: string, { turns }: CallReading): void {
    const record = stores.calls.find(callId);
    const nothingYet = new Map<string, number>();
    if (record) for (const batch of batchesOf(turns)) keeper.keepWords(turns, record, batch, nothingYet);
  }

  return {
    kept: (caller: Caller, reading: CallReading): Taught =>
      stores.transact(() => {
        const taught = learn(caller, reading);
        keepWords(taught.callId, reading);
        taught.callers.forEach((personId) => index(personId));
        return taught;
      }),

    /** Nothing of it is ever written: the transaction is taken back. */
    tried(caller: Caller, reading: CallReading): Taught {
      let taught: Taught | undefined;
      try {
        stores.transact(() => {
          taught = learn(caller, reading);
          throw new TakenBack();
        });
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error;
      }
      if (!taught) throw refused('internal', tell('rehearsal_unfinished'));
      return taught;
    },
  };
}

/** Thrown to leave a transaction without a trace. */
class TakenBack extends Error {}

/** It stood before the call, and does not any more. */
function hasFallen({ id, status }: StoredFact, before: ReadonlyMap<string, string>): boolean {
  return status === 'superseded' && before.has(id) && before.get(id) !== status;
}
