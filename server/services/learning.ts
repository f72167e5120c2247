import { laterStatus } from '../domain/call-progress.ts';
import { ringing, withFinish } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import { findingsOf, statedName } from '../domain/learn.ts';
import type { Finding } from '../domain/observation.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import { retold } from './call-words.ts';
import type { CallIdentity } from './call-identity.ts';
import type { CallKeeper } from './call-keeper.ts';
import type { CallRows } from './call-rows.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { People } from './people.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  rows: CallRows;
  identity: CallIdentity;
  keeper: CallKeeper;
  people: People;
  refresh: MemoryRefresh;
  now: () => Date;
};

/** What a delivery changed. `identified` false: nothing but the bare call may be kept of it. */
export type Learned = { callId: string; callers: string[]; identified: boolean };

export type Learning = ReturnType<typeof createLearning>;

/** Turns a finished call into memory. Runs inside a transaction; running it again gives the same result. */
export function createLearning({ stores, book, rows, identity, keeper, people, refresh, now }: Deps) {
  const { identify, isErased } = identity;
  const { keepWords, keepTasks, keepFindings } = keeper;

  /** Regroups the people behind a number and refreshes everybody it touched. */
  function settle(identityId: number, finishedCallId: string | null = null): string[] {
    const callers = [...people.regroup(identityId, finishedCallId)];
    for (const personId of callers) refresh(personId);
    return callers;
  }

  return {
    finished(given: FinishedCall): Learned {
      const { call: before, callSid } = rows.find(given);
      const call = { ...given, callSid };
      const shop = call.calledNumber === null && before ? book.tenant(before.businessId) : book.forCall(call);
      const identityId = identify(call, before, shop);
      const known = { businessId: shop.business.id, identityId: before?.identityId ?? identityId };
      const { conversationId, agentId, startedAt } = call;
      const start = before ?? ringing({ id: newId(), ...known, conversationId, callSid, agentId, startedAt });
      const findings = known.identityId === null ? [] : withLanguage(findingsOf(call, shop.business.trade), call, shop);
      const words = known.identityId === null ? null : { ...statedName(call, findings), ...retold(call) };
      const record = withFinish(start, call, known, words && { ...words, statedName: words.name });
      stores.calls.save(record);
      if (record.identityId === null) return { callId: record.id, callers: [], identified: false };
      const isNews = laterStatus(start.status, call.status) === call.status;
      if (isNews) {
        keepFindings(findings, call, record, shop);
        keepTasks(call, record, shop);
      }
      const callers = settle(record.identityId, record.id);
      // Only now is it known whose words they are: moving them in the search index would cost 30 ms more.
      if (isNews) keepWords(call, stores.calls.find(record.id) ?? record);
      return { callId: record.id, callers, identified: true };
    },

    /** Findings that come later than the call itself, such as those of a model. */
    added(call: FinishedCall, findings: readonly Finding[]): Learned | null {
      const { call: record } = rows.find(call);
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
      const open = call.status === 'live' && !isErased({ conversationId, callSid: call.callSid });
      const identified = open || call.identityId !== null;
      stores.calls.save({ ...call, audioFile: identified ? file : null });
      return { callId: call.id, callers: [], identified };
    },

    settle,
  };
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
