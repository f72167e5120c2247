import { laterStatus } from '../domain/call-progress.ts';
import { ringing, withFinish, type CallRecord } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { findingsOf, statedName } from '../domain/learn.ts';
import type { Finding } from '../domain/observation.ts';
import { maskedNumber, toE164 } from '../domain/phone-number.ts';
import { promisesOf } from '../domain/promises.ts';
import { findingKey } from '../domain/reconcile.ts';
import { newId, opaqueId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import { keptTurns, passagesOf, retold } from './call-words.ts';
import type { CallerKeys } from './caller-keys.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { saidAt, toFact } from './observations.ts';
import type { People } from './people.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  keys: CallerKeys;
  people: People;
  refresh: MemoryRefresh;
  now: () => Date;
};

/** What a delivery changed. `identified` false: nothing but the bare call may be kept of it. */
export type Learned = { callId: string; callers: string[]; identified: boolean };

export type Learning = ReturnType<typeof createLearning>;

/** Turns a finished call into memory. Runs inside a transaction; running it again gives the same result. */
export function createLearning({ stores, book, keys, people, refresh, now }: Deps) {
  function locate(call: FinishedCall): CallRecord | undefined {
    const echoed = call.callRef === null ? undefined : stores.calls.find(call.callRef);
    const fits = echoed && (echoed.conversationId ?? call.conversationId) === call.conversationId;
    return (
      stores.calls.findByConversation(call.conversationId) ??
      (call.callSid ? stores.calls.findBySid(call.callSid) : undefined) ??
      (fits ? echoed : undefined)
    );
  }

  /** Null for somebody who withheld the number, or who was forgotten after this call. */
  function identify(call: FinishedCall, before: CallRecord | undefined, { business }: Tenant): number | null {
    const e164 = toE164(call.callerNumber, business.region);
    if (e164 !== null) return identityOf(e164, call.startedAt);
    if (before?.identityId || call.callerNumber !== null) return before?.identityId ?? null;
    return call.callerKey === null ? null : (stores.people.identityByPublicId(call.callerKey)?.id ?? null);
  }

  function identityOf(e164: string, calledAt: string): number | null {
    const key = keys.of(e164);
    const erasedAt = stores.settings.erasedAt(key);
    if (erasedAt !== undefined && calledAt <= erasedAt) return null;
    const known = stores.people.identity(key);
    const [sealed, masked] = [keys.seal(e164), maskedNumber(e164)];
    if (!known) return stores.people.addIdentity(key, opaqueId(), sealed, masked, now().toISOString());
    if (known.masked === null) stores.people.fillNumber(known.id, sealed, masked);
    return known.id;
  }

  function keepWords(call: FinishedCall, record: CallRecord): void {
    const turns = keptTurns(call);
    stores.words.replaceTurns(record.id, turns);
    stores.passages.removeOfCall(record.id);
    stores.passages.addToCall(record.id, record.personId, passagesOf(turns, record));
  }

  function keepTasks(call: FinishedCall, record: CallRecord, { business }: Tenant): void {
    const createdAt = record.endedAt ?? record.startedAt;
    for (const { kind, text, due } of tasksOf(call, business.zone)) {
      const task = {
        id: newId(),
        kind,
        text,
        due,
        callerId: record.personId,
        callId: record.id,
        createdAt,
        doneAt: null,
      };
      stores.tasks.add(task, `${record.id}:${kind}:${text.toLowerCase()}`);
    }
  }

  /** Adds findings to a call; those already there stay as they are. */
  function keepFindings(
    findings: readonly Finding[],
    call: FinishedCall,
    record: CallRecord,
    { business }: Tenant,
  ): void {
    for (const finding of findings) {
      const at = { saidAt: saidAt(call, finding), trade: business.trade, personId: record.personId, callId: record.id };
      stores.facts.add(toFact(finding, at), findingKey(record.id, finding));
    }
  }

  /** Regroups the people behind a number and refreshes everybody it touched. */
  function settle(identityId: number): string[] {
    const callers = [...people.regroup(identityId)];
    for (const personId of callers) refresh(personId);
    return callers;
  }

  return {
    finished(call: FinishedCall): Learned {
      const before = locate(call);
      const shop = call.calledNumber === null && before ? book.tenant(before.businessId) : book.forCall(call);
      const identityId = identify(call, before, shop);
      const known = { businessId: shop.business.id, identityId: before?.identityId ?? identityId };
      const { conversationId, callSid, agentId, startedAt } = call;
      const start = before ?? ringing({ id: newId(), ...known, conversationId, callSid, agentId, startedAt });
      const findings = known.identityId === null ? [] : withLanguage(findingsOf(call, shop.business.trade), call, shop);
      const words = known.identityId === null ? null : { ...statedName(call, findings), ...retold(call) };
      const record = withFinish(start, call, known, words && { ...words, statedName: words.name });
      stores.calls.save(record);
      if (record.identityId === null) return { callId: record.id, callers: [], identified: false };
      if (laterStatus(start.status, call.status) === call.status) {
        keepWords(call, record);
        keepFindings(findings, call, record, shop);
        keepTasks(call, record, shop);
      }
      return { callId: record.id, callers: settle(record.identityId), identified: true };
    },

    /** Findings that come later than the call itself, such as those of a model. */
    added(call: FinishedCall, findings: readonly Finding[]): Learned | null {
      const record = locate(call);
      if (!record || record.identityId === null) return null;
      keepFindings(findings, call, record, book.tenant(record.businessId));
      return { callId: record.id, callers: settle(record.identityId), identified: true };
    },

    /** A recording may come before its transcript; the call then begins here. */
    recorded(conversationId: string, file: string | null): Learned {
      const known = { businessId: book.tenant(null).business.id, identityId: null, callSid: null, agentId: null };
      const call =
        stores.calls.findByConversation(conversationId) ??
        ringing({ id: newId(), ...known, conversationId, startedAt: now().toISOString() });
      const identified = call.status === 'live' || call.identityId !== null;
      stores.calls.save({ ...call, audioFile: identified ? file : null });
      return { callId: call.id, callers: [], identified };
    },

    settle,
  };
}

function tasksOf(call: FinishedCall, zone: string): ReturnType<typeof promisesOf> {
  if (call.status !== 'failed') return promisesOf(call, zone);
  return [{ kind: 'callback', text: `Our call did not get through (${call.endedBecause ?? 'unknown'})`, due: null }];
}

/** The language the provider heard, where the agent did not ask for it and it is not the shop's own. */
function withLanguage(findings: Finding[], { language, turns }: FinishedCall, { business }: Tenant): Finding[] {
  const spoken = turns.filter(({ role }) => role === 'caller').length >= 2;
  if (!language || !spoken || language === business.language || findings.some(({ slot }) => slot === 'language'))
    return findings;
  const heard = {
    subject: 'self',
    slot: 'language',
    value: language,
    negated: false,
    source: 'caller',
    confidence: 0.6,
  } as const;
  return [...findings, { ...heard, turn: null, quote: null, correction: false }];
}
