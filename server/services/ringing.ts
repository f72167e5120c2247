import type { Note } from '#contract/notes.ts';
import type { InitiationAnswer } from '../domain/answer-body.ts';
import type { Caller } from '../domain/caller.ts';
import type { Card } from '../domain/card.ts';
import { toE164 } from '../domain/phone-number.ts';
import { NOTHING_TOLD, type RingRequest } from '../domain/ring-request.ts';
import { createIdSource, opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { RingRow } from '../store/identities-store.ts';
import type { AllowedOverrides } from './allowed-overrides.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { LineBook } from './line-book.ts';
import type { RingLog } from './ring-log.ts';
import type { RingingCaller } from './ring-writer.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  keys: CallerKeys;
  ringLog: RingLog;
  globalNotes: (businessId: string) => readonly Note[];
  lineBook: Pick<LineBook, 'longest'>;
  allowed: Pick<AllowedOverrides, 'of'>;
  /** While it is true, nobody is recognised. */
  isPaused: () => boolean;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type Ringing = ReturnType<typeof createRinging>;

/**
 * Answers the ringing phone. Reads only, one indexed read; whatever fails on the way, the caller is greeted neutrally
 * (spec §4.3). What is to be written is written after the answer.
 */
export function createRinging({ stores, book, keys, ringLog, isPaused, now, report, ...deps }: Deps) {
  const { globalNotes, lineBook, allowed } = deps;
  const newId = createIdSource();

  function callerOf(request: RingRequest, { business }: Tenant): RingingCaller | null {
    const e164 = toE164(request.callerNumber, business.region);
    return e164 === null ? null : { e164, key: keys.of(e164), publicId: opaqueId(), rows: [] };
  }

  /** What the called business knows of the caller, and no other one of this installation. */
  function recalled(caller: RingingCaller, { business }: Tenant, { callSid }: RingRequest): RingingCaller {
    const rows = stores.people.ring(business.id, caller.key, callSid);
    return { ...caller, rows, publicId: rows[0]?.[1] ?? caller.publicId };
  }

  /** `caller` null: withheld, or (with `neutral`) nothing can be said about who it is. */
  function answerTo(
    request: RingRequest,
    tenant: Tenant,
    caller: RingingCaller | null,
    neutral: 'fallback' | 'paused' | null,
  ): InitiationAnswer {
    const { business, answers, secretVariables } = tenant;
    const startedAt = now().toISOString();
    const callRef = newId();
    const longestSeconds = lineBook.longest(business.id, request.calledNumber);
    const ring = {
      ...{ now: startedAt, secretVariables, callRef, request: told(request, caller), longestSeconds },
      allowed: allowed.of(request.agentId ?? business.agentId),
    };
    const { body, pack } = neutral
      ? answers.neutralAnswer(ring, neutral)
      : answers.answer({
          ...ring,
          caller: caller === null ? { kind: 'unidentified' } : toCaller(caller.rows),
          callerKey: caller && caller.publicId,
          globalNotes: globalNotes(business.id),
        });
    const { conversationId, callSid, agentId } = request;
    ringLog.add({ id: callRef, businessId: business.id, conversationId, callSid, agentId, startedAt, pack, caller });
    return body;
  }

  return {
    /** The whole answer. Never throws: the phone is ringing. */
    answer(request: RingRequest): InitiationAnswer {
      const tenant = book.forCall(request);
      const caller = callerOf(request, tenant);
      if (isPaused()) return answerTo(request, tenant, caller, 'paused');
      try {
        return answerTo(request, tenant, caller && recalled(caller, tenant, request), null);
      } catch (error) {
        report('ringing', error);
        return answerTo(request, tenant, caller, 'fallback');
      }
    },
    /** For when the request cannot be read, or its answer would come too late. */
    fallback(request: RingRequest | null): InitiationAnswer {
      const asked = request ?? NOTHING_TOLD;
      const tenant = book.forCall(asked);
      return answerTo(asked, tenant, callerOf(asked, tenant), 'fallback');
    },
  };
}

/** Who rings, as far as one read of the memory tells. */
export function toCaller(rows: RingRow[]): Caller {
  const [first] = rows;
  const persons = rows.filter(([, , personId]) => personId !== null);
  if (!first || persons.length === 0) return { kind: 'new' };
  // Somebody who shares the number with others may be any of them.
  if (persons.every(([, , , , , , , blocked]) => blocked === 1)) return { kind: 'blocked' };
  if (persons.length > 1) return { kind: 'shared', names: namesInOrder(persons) };
  const [, , , , card, lastRingAt] = first;
  return card === null ? { kind: 'new' } : { kind: 'known', card: JSON.parse(card) as Card, lastRingAt };
}

/** Who came first is named first: ids of people are sortable by time. */
function namesInOrder(persons: readonly RingRow[]): string[] {
  const inOrder = persons.toSorted(([, , one], [, , other]) => ((one ?? '') < (other ?? '') ? -1 : 1));
  return inOrder.flatMap(([, , , name]) => name ?? []);
}

function told(request: RingRequest, caller: RingingCaller | null) {
  return {
    callerNumber: caller?.e164,
    callSid: request.callSid ?? undefined,
    conversationId: request.conversationId ?? undefined,
    agentId: request.agentId ?? undefined,
    calledNumber: request.calledNumber ?? undefined,
  };
}
