import { z } from 'zod';

import type { CallDetail, CallSummary } from '#contract/calls.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import { Id, Instant } from '#contract/primitives.ts';
import { tell } from '#contract/told.ts';
import { sentOutOf, timingOf } from '../domain/call-passport.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { Stores } from '../store/open-stores.ts';
import { matchExpression } from '../store/passages-store.ts';
import { createAnyCall } from './any-call.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallNotices } from './call-notices.ts';
import { passes, toCallFilter } from './call-filter.ts';
import { CountCursor, fromCursor, toCursor } from './cursor.ts';

/** More hits than a page, because several of them may lie in the same call. */
const MAX_HITS = 1000;

const LastCall = z.tuple([Instant, Id]);

type Asked = ParsedInput<'calls.list'>;
type Page = { calls: CallSummary[]; nextCursor: string | null };

type Deps = { stores: Stores; book: BusinessBook; noticeOf: CallNotices };

export type CallHistory = ReturnType<typeof createCallHistory>;

export function createCallHistory({ stores, book, noticeOf }: Deps) {
  /** Calls whose words hold all of the query's words; newest first. The cursor is how many were shown. */
  function search(query: string, asked: Asked): Page {
    const { limit, cursor, business } = asked;
    const filter = toCallFilter(asked, book);
    const expression = matchExpression(query, { all: true });
    const hits = expression === null ? [] : stores.passages.search(expression, MAX_HITS, business);
    const ids = [...new Set(hits.flatMap(({ callId }) => callId ?? []))];
    const fitting = ids.flatMap((id) => stores.calls.summary(id) ?? []).filter((call) => passes(call, filter));
    const from = Number(fromCursor(cursor, CountCursor)?.[0] ?? 0);
    const calls = fitting.slice(from, from + limit);
    return { calls, nextCursor: fitting.length > from + limit ? toCursor([String(from + limit)]) : null };
  }

  function page(asked: Asked): Page {
    const { limit, cursor } = asked;
    const [startedAt, id] = fromCursor(cursor, LastCall) ?? [];
    const after = startedAt !== undefined && id !== undefined ? { startedAt, id } : null;
    const places = stores.callList.page(toCallFilter(asked, book), after, limit + 1);
    const last = places.length > limit ? places[limit - 1] : undefined;
    const calls = places.slice(0, limit).flatMap((place) => stores.calls.summary(place.id) ?? []);
    return { calls, nextCursor: last ? toCursor([last.startedAt, last.id]) : null };
  }

  /** What there is to a call beside its line in the list. */
  function detailOf(call: CallRecord, summary: CallSummary): CallDetail {
    const { business, secretVariables } = book.tenant(call.businessId);
    const { agentId, endedAt } = call;
    const { collected, evaluation, timing } = stores.reports.ofCall(call.id);
    const pack = stores.words.pack(call.id);
    return {
      ...summary,
      ...{ agentId, endedAt, turns: stores.words.turns(call.id), pack, collected, evaluation },
      timing: timingOf(pack, timing, call),
      sentOut: sentOutOf({ pack, timing, business, secretNames: Object.keys(secretVariables) }),
      notice: noticeOf(call),
    };
  }

  const find = createAnyCall({ stores });

  return {
    find,
    list: (asked: Asked): Page => (asked.query ? search(asked.query, asked) : page(asked)),

    get({ id }: ParsedInput<'calls.get'>): CallDetail {
      const call = find(id);
      const summary = stores.calls.summary(call.id);
      if (!summary) throw refused('not_found', tell('no_such_call'));
      return detailOf(call, summary);
    },
  };
}
