import { randomBytes } from 'node:crypto';

import type { ParsedInput } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Fact } from '#contract/facts.ts';
import type { RehearsalResult, RingPreview as ShownRing } from '#contract/rehearsals.ts';
import { ringing, type CallRecord } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { toRehearsedCall } from '../domain/rehearsed-call.ts';
import type { Bus } from '../platform/bus.ts';
import { newId, opaqueId } from '../platform/ids.ts';
import { shownFact, type StoredFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallKeeper } from './call-keeper.ts';
import { type CallReading, readingSteps } from './call-reading.ts';
import { batchesOf } from './call-words.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { Learned, Learning } from './learning.ts';
import { createPace } from './pace.ts';
import type { RingPreview } from './ring-preview.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  keys: CallerKeys;
  learning: Learning;
  keeper: CallKeeper;
  preview: RingPreview;
  bus: Bus<AppEvents>;
  now: () => Date;
};

type Played = ParsedInput<'rehearse.finish'>;
type Outcome = { learned: Fact[]; superseded: Fact[]; callId: string; callers: string[] };

export type Rehearsing = ReturnType<typeof createRehearsing>;

/** Plays calls against somebody's real memory with the real engine. Only what the owner keeps is ever written. */
export function createRehearsing({ stores, book, keys, learning, keeper, preview, bus, now }: Deps) {
  /** Takes back whatever `work` did to the database. */
  function undone<T>(work: () => T): T {
    let result: { value: T } | undefined;
    try {
      stores.transact(() => {
        result = { value: work() };
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    if (!result) throw new AppError('internal', 'The rehearsal did not come to its end.');
    return result.value;
  }

  /** The number that rings; somebody new gets one that nobody has. */
  function identityOf({ business, callerId, at }: Played): number {
    const known = callerId === null ? undefined : stores.people.identitiesOf(callerId)[0];
    if (known) return known.id;
    const key = keys.ofHash(randomBytes(32).toString('hex'));
    const nobody = { businessId: business, key, publicId: opaqueId(), sealedNumber: null, masked: null };
    return stores.people.addIdentity(nobody, at);
  }

  /** Rings, and learns from the call as from a real one. Inside a transaction. */
  function play(played: Played, reading: CallReading): Outcome {
    const { call } = reading;
    const { conversationId, startedAt } = call;
    const id = call.callRef ?? newId();
    const rung = { id, businessId: played.business, identityId: identityOf(played), conversationId, startedAt };
    stores.calls.save(ringing({ ...rung, callSid: null, agentId: null }));
    stores.calls.markRehearsal(id);
    const before = new Map(peopleOf(rung.identityId).map((fact) => [fact.id, fact.status]));
    const result = learning.finished(reading);
    if (result === null) throw new AppError('conflict', 'The business was changed meanwhile. Try again.');
    if (played.keep) keepWords(reading, result);
    const superseded = peopleOf(rung.identityId)
      .filter((fact) => hasFallen(fact, before))
      .map(shownFact);
    return { learned: stores.facts.ofCall(id).map(shownFact), superseded, callId: id, callers: result.callers };
  }

  function peopleOf(identityId: number): StoredFact[] {
    return stores.people.personsOf(identityId).flatMap((person) => stores.facts.ofPerson(person.id));
  }

  function keepWords({ turns }: CallReading, { callId }: Learned): void {
    const record: CallRecord | undefined = stores.calls.find(callId);
    const nothingYet = new Map<string, number>();
    if (record) for (const batch of batchesOf(turns)) keeper.keepWords(turns, record, batch, nothingYet);
  }

  function announce({ callId, callers }: Outcome): void {
    const call = stores.calls.summary(callId);
    if (call) bus.publish('call.changed', call);
    for (const callerId of callers) bus.publish('caller.changed', { callerId });
  }

  function refuseImpossible({ business, callerId, at, keep }: Played): void {
    if (!book.has(business)) throw new AppError('not_found', 'There is no such business.');
    if (callerId !== null && stores.people.businessOf(callerId) !== business)
      throw new AppError('not_found', 'There is no such caller.');
    if (keep && Date.parse(at) > now().getTime())
      throw new AppError('invalid_input', 'A rehearsal that is kept cannot lie in the future.');
  }

  return {
    /** What the agent would be told. Nothing is written. */
    ring: (imagined: ParsedInput<'rehearse.ring'>): ShownRing => ({
      pack: preview.answer(imagined).pack,
      prompt: preview.prompt(imagined).prompt,
    }),

    /** What would be learned from the call, and what it would take the place of; kept only if asked for. */
    async finish(played: Played): Promise<RehearsalResult> {
      refuseImpossible(played);
      const reading = await createPace(NEVER).run(readingSteps(toCall(played), book.tenant(played.business).business));
      const { learned, superseded, ...outcome } = played.keep
        ? stores.transact(() => play(played, reading))
        : undone(() => play(played, reading));
      if (played.keep) announce({ learned, superseded, ...outcome });
      return { learned, superseded, kept: played.keep, callId: played.keep ? outcome.callId : null };
    },
  };
}

/** Thrown to leave a transaction without a trace. */
class TakenBack extends Error {}

const NEVER = new AbortController().signal;

function toCall({ at, turns, collected }: Played): FinishedCall {
  const conversationId = `rehearsal_${opaqueId()}`;
  return toRehearsedCall({ callRef: newId(), conversationId, at, turns, collected: collected ?? {} });
}

/** What stood before the call and does not any more. */
function hasFallen({ id, status }: StoredFact, before: ReadonlyMap<string, string>): boolean {
  return status === 'superseded' && before.has(id) && before.get(id) !== status;
}
