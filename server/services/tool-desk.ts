import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Finding } from '../domain/observation.ts';
import { storableText } from '../domain/plain-text.ts';
import { findingKey } from '../domain/reconcile.ts';
import { slotOf } from '../domain/slots.ts';
import { storedValues } from '../domain/stored-values.ts';
import { dayIn, toldDate } from '../domain/told-date.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import { isDiskFault } from '../store/disk-fault.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallClue, CallFinder } from './call-finder.ts';
import { callTombstone } from './call-identity.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import { toFact } from './observations.ts';
import type { Recall } from './recall.ts';

/** Data for the model and a sentence it may say; or a refusal in seed 004's shape. */
export type ToolAnswer =
  | { success: true; data: Record<string, unknown>; message: string }
  | { success: false; error: string; code: string };

type Deps = {
  stores: Stores;
  book: BusinessBook;
  callOf: CallFinder;
  recall: Recall;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
  /** While it is true, nothing is told and nothing written down. */
  isPaused: () => boolean;
  now: () => Date;
};

/** Something to remember, about the caller (`self`) or about somebody or something of theirs. */
type Note = { slot: string; value: string; about: string };

const MAX_HITS = 5;

/** The code of a refusal that is over soon. */
export const TEMPORARILY_UNAVAILABLE = 'TEMPORARILY_UNAVAILABLE';

export type ToolDesk = ReturnType<typeof createToolDesk>;

/** The agent's memory tools. Whose memory it is follows from our own call row, never from what the request claims. */
export function createToolDesk({ stores, book, callOf, recall, refresh, bus, isPaused, now }: Deps) {
  const offered = <I extends unknown[]>(tool: Tool<I>): Tool<I> => unlessPaused(guarded(tool), isPaused);

  function noteDown(call: CallRecord, finding: Finding): void {
    const { business } = book.tenant(call.businessId);
    stores.transact(() => {
      const at = { saidAt: now().toISOString(), trade: business.trade, personId: call.personId, callId: call.id };
      const fact = toFact(finding, at);
      stores.facts.add(fact, findingKey(call.id, finding));
      if (call.personId !== null) refresh(call.personId);
    });
    if (call.personId !== null) bus.publish('caller.changed', { callerId: call.personId });
  }

  /** The person was forgotten during the call: what is left of it is a call of nobody. */
  function isForgotten({ conversationId, callSid }: CallRecord): boolean {
    return [conversationId, callSid].some(
      (id) => id !== null && stores.settings.erasedAt(callTombstone(id)) !== undefined,
    );
  }

  function take(clue: CallClue, { slot, value, about }: Note, correction: boolean): ToolAnswer {
    const call = callOf(clue);
    if (!call || call.identityId === null) return UNIDENTIFIED;
    const values = storedValues(slotOf(slot, book.tenant(call.businessId).business.trade), value);
    if (values.length === 0) return refused('There was nothing to note down.', 'VALIDATION_ERROR');
    const origin = { negated: false, source: 'caller', confidence: 0.9, turn: null, quote: null } as const;
    const subject = storableText(about, 60) || 'self';
    for (const stored of values) noteDown(call, { ...origin, slot, value: stored, subject, correction });
    return { success: true, data: { slot, value: values.join(', ') }, message: 'I have made a note of that.' };
  }

  return {
    recall: offered((clue, query: string): ToolAnswer => {
      const call = callOf(clue);
      if (!call || call.personId === null || stores.personEdits.isBlocked(call.personId)) return UNIDENTIFIED;
      const { zone } = book.tenant(call.businessId).business;
      const found = recall(call.personId, query, MAX_HITS).map(({ text, saidAt, kind }) => ({
        ...{ text, kind },
        date: toldDate(dayIn(zone, saidAt)),
      }));
      const [best] = found;
      const message = best ? `From ${best.date}: ${best.text}` : 'I have nothing about that in my notes.';
      return { success: true, data: { found }, message };
    }),
    remember: offered((clue, given: Note) => take(clue, given, false)),
    correct: offered((clue, given: Note) => take(clue, given, true)),
    /**
     * A withheld number may leave a message too: the words are given to be kept. Not so where there is no such call (any
     * more): words that belong to nobody could never be erased again.
     */
    takeMessage: offered((clue, { message, due }: { message: string; due: string | null }): ToolAnswer => {
      const call = callOf(clue);
      const text = storableText(message, 500);
      if (text === '') return refused('There was no message to take.', 'VALIDATION_ERROR');
      if (!call || isForgotten(call)) return refused('I cannot take a message on this call.', 'CALL_UNKNOWN');
      const origin = { callerId: call.personId, callId: call.id, createdAt: now().toISOString() };
      const task = { id: newId(), kind: 'message' as const, text, due, ...origin, doneAt: null };
      stores.transact(() => {
        stores.tasks.add(task, null);
        if (call.personId !== null) refresh(call.personId);
      });
      bus.publish('task.changed', task);
      if (call.personId !== null) bus.publish('caller.changed', { callerId: call.personId });
      return { success: true, data: { taken: true }, message: 'I have taken your message and will pass it on.' };
    }),
  };
}

function unlessPaused<I extends unknown[]>(tool: Tool<I>, isPaused: () => boolean): Tool<I> {
  return (...given) => (isPaused() ? PAUSED : tool(...given));
}

type Tool<I extends unknown[]> = (clue: CallClue, ...input: I) => ToolAnswer;

/** A database that is held or full is nobody's fault: the agent is told to say so, and not that it knows nobody. */
function guarded<I extends unknown[]>(tool: Tool<I>): Tool<I> {
  return (...given) => {
    try {
      return tool(...given);
    } catch (error) {
      const isTemporary = isDiskFault(error) || (error instanceof AppError && error.code === 'unavailable');
      if (isTemporary) return refused('My notes cannot be reached just now.', TEMPORARILY_UNAVAILABLE);
      throw error;
    }
  };
}

/** No fault, so that the agent says it and goes on; what the caller said is learned from the call itself, later. */
const PAUSED: ToolAnswer = {
  success: false,
  error: 'My notes are closed for the moment, so I can neither look anything up nor write it down.',
  code: 'PAUSED',
};

const UNIDENTIFIED: ToolAnswer = {
  success: false,
  error: 'I cannot look into the notes of this caller.',
  code: 'CALLER_UNIDENTIFIED',
};

function refused(error: string, code: string): ToolAnswer {
  return { success: false, error, code };
}
