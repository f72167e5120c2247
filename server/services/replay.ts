import type { AnswerDiff, Pack } from '#contract/calls.ts';
import type { Note } from '#contract/notes.ts';
import type { Answer } from '../domain/answer.ts';
import { diffAnswers } from '../domain/answer-diff.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Caller } from '../domain/caller.ts';
import { toE164 } from '../domain/phone-number.ts';
import type { RingRequest } from '../domain/ring-request.ts';
import type { Identity } from '../store/identities-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { LineBook } from './line-book.ts';
import { toCaller } from './ringing.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  keys: CallerKeys;
  globalNotes: (businessId: string) => readonly Note[];
  lineBook: Pick<LineBook, 'longest'>;
};

/** An arrival to be answered again. `at` is when it came; `callId` the call it began, when that is known. */
type Arrival = { request: RingRequest; at: string; callRef: string; callId: string | null };

export type Replay = ReturnType<typeof createReplay>;

/** Stands for every secret variable: a replay never holds one. */
const HIDDEN = '[hidden]';

/**
 * What would be answered to an arrival of the past if it came today: with today's memory, at the time it came, so that
 * what differs is what was learned, corrected or forgotten since. Reads only; nothing is stored or sent.
 */
export function createReplay({ stores, book, keys, globalNotes, lineBook }: Deps) {
  function answerAt({ request, at, callRef, callId }: Arrival, tenant: Tenant, identity: KnownNumber | null): Answer {
    const { business, answers, secretVariables } = tenant;
    const hidden = Object.fromEntries(Object.keys(secretVariables).map((name) => [name, HIDDEN]));
    return answers.answer({
      caller: identity === null ? { kind: 'unidentified' } : callerAt(identity, { business, request, at, callId }),
      callerKey: identity && identity.publicId,
      globalNotes: globalNotes(business.id),
      now: at,
      secretVariables: hidden,
      callRef,
      longestSeconds: lineBook.longest(business.id, request.calledNumber),
      request: toldOf(request, identity),
    });
  }

  /** As `at` saw it: rings that came later, and the call itself, are no earlier ring of this number. */
  function callerAt(
    { key }: KnownNumber,
    { business, request, at, callId }: Pick<Arrival, 'request' | 'at' | 'callId'> & Pick<Tenant, 'business'>,
  ): Caller {
    const rows = stores.people.ring(business.id, key, request.callSid);
    const caller = toCaller(rows);
    if (caller.kind !== 'known') return caller;
    const [identityId] = rows[0] ?? [];
    const before = identityId === undefined ? [] : stores.calls.ofIdentity(identityId);
    const last = before.filter(({ id, startedAt }) => id !== callId && startedAt < at).at(-1);
    return { ...caller, lastRingAt: last?.startedAt ?? null };
  }

  return {
    /** The answer to a stored request. */
    arrival(arrival: Arrival): Answer {
      const tenant = book.forCall(arrival.request);
      const e164 = toE164(arrival.request.callerNumber, tenant.business.region);
      if (e164 === null) return answerAt(arrival, tenant, null);
      const key = keys.of(e164);
      const known = stores.people.identity(tenant.business.id, key);
      return answerAt(arrival, tenant, { key, publicId: known?.publicId ?? HIDDEN, e164 });
    },

    /** The same for a call, by the number that it is known to have come from. */
    call(call: CallRecord): { sent: Pack | null; now: Pack; diff: AnswerDiff[] } {
      const sent = stores.words.pack(call.id);
      const known = call.identityId === null ? undefined : stores.people.identityById(call.identityId);
      const { id, callSid, conversationId, agentId, businessId } = call;
      const request = { callerNumber: null, calledNumber: null, callSid, conversationId, agentId };
      const arrival = { request, at: sent?.sentAt ?? call.startedAt, callRef: id, callId: id };
      const { pack } = answerAt(arrival, book.tenant(businessId), known ? { ...numberOf(known), e164: null } : null);
      return { sent, now: pack, diff: diffAnswers(sent, pack) };
    },
  };
}

type KnownNumber = { key: string; publicId: string; e164: string | null };

function numberOf({ key, publicId }: Identity): Pick<KnownNumber, 'key' | 'publicId'> {
  return { key, publicId };
}

function toldOf({ callSid, conversationId, agentId, calledNumber }: RingRequest, number: KnownNumber | null) {
  return {
    callerNumber: number?.e164 ?? undefined,
    callSid: callSid ?? undefined,
    conversationId: conversationId ?? undefined,
    agentId: agentId ?? undefined,
    calledNumber: calledNumber ?? undefined,
  };
}
