import { laterStatus } from '../domain/call-progress.ts';
import { type CallRecord, homeOf, ringing, toldStatus, withFinish } from '../domain/call-record.ts';
import type { FinishedCall } from '../domain/finished-call.ts';
import type { Unanswered } from '../domain/gaps/unanswered.ts';
import type { Finding } from '../domain/observation.ts';
import { stillOwed } from '../domain/still-owed.ts';
import type { Steps } from '../domain/steps.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import { type CallReading, readingSteps } from './call-reading.ts';
import { retold } from './call-words.ts';
import type { CallHome } from './call-home.ts';
import type { CallIdentity } from './call-identity.ts';
import type { CallKeeper } from './call-keeper.ts';
import type { CallRows } from './call-rows.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  rows: CallRows;
  identity: CallIdentity;
  home: CallHome;
  keeper: CallKeeper;
  now: () => Date;
};

/** What a delivery changed. `identified` false: nothing but the bare call may be kept of it. */
export type Learned = { callId: string; callers: string[]; tasks: string[]; identified: boolean };

/** Such as a model finds in a call. */
export type Further = { findings: readonly Finding[]; unanswered: readonly Unanswered[] };

export type Learning = ReturnType<typeof createLearning>;

/** Turns a finished call into memory. All but the reading runs inside a transaction; again, it gives the same result. */
export function createLearning({ stores, book, rows, identity, home, keeper, now }: Deps) {
  const { identify, isErased } = identity;
  const { keepTasks, keepFindings, keepUnanswered } = keeper;

  return {
    /** Reads a finished call for the shop it came to. Changes nothing that matters, and is not for a transaction. */
    reading(call: FinishedCall): Steps<CallReading> {
      const found = stores.transactUnsynced(() => rows.find(call).call);
      return readingSteps(call, book.tenant(businessOf(book, call, found)).business);
    },

    /**
     * Null when the call has meanwhile turned out to be for another shop than it was read for. `past`: it was read in
     * from the time before Linekeeper.
     */
    finished({ call: given, ...reading }: CallReading, { past = false } = {}): (Learned & { isNews: boolean }) | null {
      const { call: found, callSid } = rows.find(given);
      const call = { ...given, callSid };
      const businessId = businessOf(book, call, found);
      const shop = book.tenant(businessId);
      if (shop.business.trade !== reading.trade || shop.business.zone !== reading.zone) return null;
      const before = found && home.bring(found, businessId);
      // Of a call to a shop that was closed meanwhile nothing is kept: no other one may inherit the caller.
      const known = { businessId, identityId: book.has(businessId) ? identify(call, before, shop) : null };
      const { conversationId, agentId, startedAt } = call;
      const start = before ?? ringing({ id: newId(), ...known, conversationId, callSid, agentId, startedAt });
      const { name: statedName, renames } = reading.stated;
      const words = known.identityId === null ? null : { statedName, renames, ...retold(call) };
      const record = withFinish(start, call, known, words);
      stores.calls.save(record);
      const isNews = laterStatus(toldStatus(start), call.status) === call.status;
      if (record.identityId === null) return { callId: record.id, callers: [], tasks: [], identified: false, isNews };
      if (isNews && reading.refusesCalls) stores.consents.noteRefusal(record.id, record.startedAt);
      const owed = past ? stillOwed(reading.owed, call, now()) : reading.owed;
      // Nobody who was missed months ago waits to be called back.
      const tasks = isNews && (!past || owed.length > 0) ? keepTasks(call, record, owed) : [];
      if (isNews) {
        keepFindings(withLanguage(reading.findings, call, shop), call, record, shop);
        keepUnanswered(reading.unanswered, record);
        if (reading.report) stores.reports.put(record.id, reading.report);
      }
      return { callId: record.id, callers: home.settle(record.identityId, record.id), tasks, identified: true, isNews };
    },

    /** What comes later than the call itself. */
    added(call: FinishedCall, { findings, unanswered }: Further): Learned | null {
      const { call: record } = rows.find(call);
      if (!record || record.identityId === null) return null;
      keepFindings(findings, call, record, book.tenant(record.businessId));
      keepUnanswered(unanswered, record);
      return { callId: record.id, callers: home.settle(record.identityId), tasks: [], identified: true };
    },

    /** Notes that the words of a call are about to leave for the owner's model. */
    handedToModel({ conversationId }: FinishedCall): void {
      const call = stores.calls.findByConversation(conversationId);
      const at = now().toISOString();
      if (call) stores.reports.note(call.id, { stage: 'model_read', at, milliseconds: null });
    },

    /** A recording may come before its transcript; the call then begins here. Null: it was forgotten, and stays so. */
    recorded(conversationId: string, file: string | null): Learned | null {
      const known = { businessId: book.tenant(null).business.id, identityId: null, callSid: null, agentId: null };
      const found = stores.calls.findByConversation(conversationId);
      if (!found && isErased({ conversationId, callSid: null })) return null;
      const call = found ?? ringing({ id: newId(), ...known, conversationId, startedAt: now().toISOString() });
      const open = call.status === 'live' && !isErased({ conversationId, callSid: call.callSid });
      const identified = open || call.identityId !== null;
      stores.calls.save({ ...call, audioFile: identified ? file : null });
      return { callId: call.id, callers: [], tasks: [], identified };
    },
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

/** The ring knew which number was called; what comes later need not, and a recording never does. */
function businessOf(book: BusinessBook, call: FinishedCall, found: CallRecord | undefined): string {
  const rang = found !== undefined && (found.callSid !== null || found.identityId !== null);
  if (rang && call.calledNumber === null) return found.businessId;
  const told = book.forCall(call).business.id;
  return found ? homeOf(found.businessId, told) : told;
}
