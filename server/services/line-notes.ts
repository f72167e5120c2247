import type { AppEvents } from '#contract/events.ts';
import type { CallRecord } from '../domain/call-record.ts';
import { requestOf, type LineCall } from '../domain/line-call.ts';
import type { LineDay } from '../domain/line-plan.ts';
import { shopDays } from '../domain/shop-days.ts';
import type { Bus } from '../platform/bus.ts';
import type { LineCallRow } from '../store/lines-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallFinder } from './call-finder.ts';
import type { Line } from './line-book.ts';
import type { MemoryRefresh } from './memory-refresh.ts';
import type { RingNotes } from './ring-notes.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  rings: RingNotes;
  callOf: CallFinder;
  refresh: MemoryRefresh;
  bus: Bus<AppEvents>;
  now: () => Date;
};

/** What a change of a call is to be told by, once it is stored. */
export type LineNews = { call: CallRecord | null; tasks: string[] };
export const NO_NEWS: LineNews = { call: null, tasks: [] };

/** What the carrier told of a call is of use for the figures of its day, and for a while after. */
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

export type LineNotes = ReturnType<typeof createLineNotes>;

/** The calls on our own lines as they are written down. */
export function createLineNotes({ stores, book, rings, refresh, bus, now, ...deps }: Deps) {
  /** Throws `unavailable` while its ring cannot be written: what is told of the call would be told of nobody. */
  function callOf({ callSid }: LineCall): CallRecord | null {
    return deps.callOf({ callRef: null, callSid, conversationId: null }) ?? null;
  }

  return {
    stores,
    callOf,
    /** A call that rang where nothing of ours was asked. */
    noted: (call: LineCall): CallRecord | null => {
      rings.note(requestOf(call));
      return callOf(call);
    },
    /** Call inside a transaction; what is not given stays as it is known. */
    put: ({ callSid }: LineCall, line: Line, news: Partial<Pick<LineCallRow, 'state' | 'taker'>>): void => {
      const fresh: LineCallRow = {
        ...{ callSid, businessId: line.businessId, line: line.key, beganAt: now().toISOString() },
        ...{ state: 'ringing', taker: 'agent' },
      };
      stores.lines.putCall({ ...(stores.lines.call(callSid) ?? fresh), ...news });
    },
    /** Keeps what is known of the caller up to date with these tasks, which it returns. Inside a transaction. */
    touched: ({ personId }: CallRecord, tasks: string[]): string[] => {
      if (personId !== null) refresh(personId);
      return tasks;
    },
    announce: ({ call, tasks }: LineNews): void => {
      const summary = call === null ? undefined : stores.calls.summary(call.id);
      if (summary) bus.publish('call.changed', summary);
      for (const id of tasks) {
        const task = stores.tasks.find(id);
        if (task) bus.publish('task.changed', task);
      }
      if (call?.personId && tasks.length > 0) bus.publish('caller.changed', { callerId: call.personId });
    },
    /** Before a call, where one is given: the carrier asks again for one whose answer it did not get. */
    dayOf({ key, businessId }: Line, callSid: string | null): LineDay {
      const { today } = shopDays(book.tenant(businessId).business.zone, now().toISOString());
      return { calls: stores.lines.countSince(key, today, callSid), costUsd: stores.lines.costSince(key, today) };
    },
    tidy(): void {
      stores.lines.removeCallsBefore(new Date(now().getTime() - KEPT_DAYS * DAY_MS).toISOString());
    },
  };
}
