import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { RehearsalResult, RingPreview as ShownRing } from '#contract/rehearsals.ts';
import { tell } from '#contract/told.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { toRehearsedCall } from '../domain/rehearsed-call.ts';
import type { Bus } from '../platform/bus.ts';
import { newId, opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import { readingSteps } from './call-reading.ts';
import { createPace } from './pace.ts';
import type { RehearsedLearning, Taught } from './rehearsed-learning.ts';
import type { RingPreview } from './ring-preview.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  learning: RehearsedLearning;
  preview: RingPreview;
  bus: Bus<AppEvents>;
  now: () => Date;
};

type Played = ParsedInput<'rehearse.finish'>;

export type Rehearsing = ReturnType<typeof createRehearsing>;

/** Plays calls against somebody's real memory with the real engine. Only what the owner keeps is ever written. */
export function createRehearsing({ stores, book, learning, preview, bus, now }: Deps) {
  function announce({ callId, callers }: Taught): void {
    const call = stores.calls.summary(callId);
    if (call) bus.publish('call.changed', call);
    for (const callerId of callers) bus.publish('caller.changed', { callerId });
  }

  function refuseImpossible({ business, callerId, at, keep }: Played): void {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
    if (callerId !== null && stores.people.businessOf(callerId) !== business)
      throw refused('not_found', tell('no_such_caller'));
    // It would be the newest call for as long as the future lasts.
    if (keep && Date.parse(at) > now().getTime()) throw refused('invalid_input', tell('rehearsal_in_future'));
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
      const { business } = book.tenant(played.business);
      const reading = await createPace(NEVER).run(readingSteps(toCall(played), business));
      const taught = played.keep ? learning.kept(played, reading) : learning.tried(played, reading);
      const { learned, superseded, callId } = taught;
      if (!played.keep) return { learned, superseded, kept: false, callId: null };
      announce(taught);
      return { learned, superseded, kept: true, callId };
    },
  };
}

/** A rehearsal is short: nothing needs to stop it. */
const NEVER = new AbortController().signal;

function toCall({ at, turns, collected }: Played): FinishedCall {
  const conversationId = `rehearsal_${opaqueId()}`;
  return toRehearsedCall({ callRef: newId(), conversationId, at, turns, collected: collected ?? {} });
}
