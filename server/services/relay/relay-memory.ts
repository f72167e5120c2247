import type { Note } from '#contract/notes.ts';

import type { AnswerMaker } from '../../domain/answer.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Caller } from '../../domain/caller.ts';
import { toE164 } from '../../domain/phone-number.ts';
import type { RingRequest } from '../../domain/ring-request.ts';
import type { Stores } from '../../store/open-stores.ts';
import type { BusinessBook, Tenant } from '../business-book.ts';
import type { CallFinder } from '../call-finder.ts';
import { callTombstone } from '../call-identity.ts';
import type { CallerKeys } from '../caller-keys.ts';
import { toCaller } from '../ringing.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  keys: CallerKeys;
  callOf: CallFinder;
  globalNotes: (businessId: string) => readonly Note[];
  isPaused: () => boolean;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

type Asked = { callRef: string | null; ring: RingRequest };
type Who = { tenant: Tenant; caller: Caller; call: CallRecord | null; callerKey: string | null };

export type RelayMemory = ReturnType<typeof createRelayMemory>;

/** What a model is told of whoever it speaks with: the same notes that the ringing phone is answered with. */
export function createRelayMemory({ stores, book, keys, callOf, globalNotes, isPaused, now, report }: Deps) {
  /** Whose call it is stands in our own row of it. */
  function ofCall(call: CallRecord): Who {
    const tenant = book.tenant(call.businessId);
    const identity = call.identityId === null ? undefined : stores.people.identityById(call.identityId);
    // One that is over has nobody to be told of any more.
    if (identity?.businessId !== tenant.business.id || call.status !== 'live') return stranger(tenant, call);
    const rows = stores.people.ring(tenant.business.id, identity.key, call.callSid);
    return { tenant, caller: toCaller(rows), call, callerKey: identity.key };
  }

  /**
   * A conversation that never rang here is known by the number that ElevenLabs itself gives. Null where it is not known
   * which shop was called: another one knows somebody else by that number.
   */
  function ofNumber(ring: RingRequest): Who | null {
    if (!book.tells(ring)) return null;
    const tenant = book.forCall(ring);
    const e164 = toE164(ring.callerNumber, tenant.business.region);
    if (e164 === null) return stranger(tenant);
    const callerKey = keys.of(e164);
    return { tenant, caller: toCaller(stores.people.ring(tenant.business.id, callerKey, null)), call: null, callerKey };
  }

  /** Ids that lead to calls of ours, and not to one, or to one that was forgotten: no number says more than they do. */
  function isOtherwise({ callRef, ring: { callSid, conversationId } }: Asked): boolean {
    const nothing = { callRef: null, callSid: null, conversationId: null };
    const isForgotten = (id: string | null): boolean =>
      id !== null && stores.settings.erasedAt(callTombstone(id)) !== undefined;
    if (isForgotten(callSid) || isForgotten(conversationId)) return true;
    return [{ callRef }, { callSid }, { conversationId }].some((one) => callOf({ ...nothing, ...one }) !== undefined);
  }

  function who(asked: Asked): Who | null {
    const { callRef, ring } = asked;
    const { callSid, conversationId } = ring;
    const call = callOf({ callRef, callSid, conversationId });
    if (call === undefined) return isOtherwise(asked) ? null : ofNumber(ring);
    const found = ofCall(call);
    const e164 = toE164(ring.callerNumber, found.tenant.business.region);
    // Two who cannot be the same: neither is told of.
    return e164 !== null && found.callerKey !== keys.of(e164) ? stranger(found.tenant, call) : found;
  }

  function told({ tenant, caller, call, callerKey }: Who, neutral: 'paused' | 'fallback' | null): string {
    const { answers, business } = tenant;
    const ring = {
      ...{ now: now().toISOString(), secretVariables: {}, request: {}, longestSeconds: null },
      callRef: call?.id ?? '',
      ...(call?.direction === 'outbound' && { calling: { purpose: null } }),
    };
    return memoryIn(
      neutral === null
        ? answers.answer({ ...ring, caller, callerKey, globalNotes: globalNotes(business.id) })
        : answers.neutralAnswer(ring, neutral),
    );
  }

  /** Never throws: somebody is on the line. */
  return function memoryOf(asked: Asked): string {
    if (isPaused()) return told(stranger(book.forCall(asked.ring)), 'paused');
    try {
      const found = who(asked);
      return found === null ? told(stranger(book.forCall(asked.ring)), 'fallback') : told(found, null);
    } catch (error) {
      report('relay-memory', error);
      return told(stranger(book.forCall(asked.ring)), 'fallback');
    }
  };
}

function stranger(tenant: Tenant, call: CallRecord | null = null): Who {
  return { tenant, caller: { kind: 'unidentified' }, call, callerKey: null };
}

function memoryIn({ body }: ReturnType<AnswerMaker['answer']>): string {
  return String(body.dynamic_variables['caller_memory'] ?? '');
}
