import { z } from 'zod';

import type { CallDetail, CallSummary } from '#contract/calls.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';
import { Id, Instant } from '#contract/primitives.ts';
import type { Stores } from '../store/open-stores.ts';
import { matchExpression } from '../store/passages-store.ts';
import { CountCursor, fromCursor, toCursor } from './cursor.ts';

/** More hits than a page, because several of them may lie in the same call. */
const MAX_HITS = 1000;

const LastCall = z.tuple([Instant, Id]);

type Asked = ParsedInput<'calls.list'>;
type Page = { calls: CallSummary[]; nextCursor: string | null };

export type CallHistory = ReturnType<typeof createCallHistory>;

export function createCallHistory({ stores }: { stores: Stores }) {
  /** Calls whose words hold all of the query's words; newest first. The cursor is how many were shown. */
  function search(query: string, { limit, cursor, business }: Asked): Page {
    const expression = matchExpression(query, { all: true });
    const hits = expression === null ? [] : stores.passages.search(expression, MAX_HITS, business);
    const ids = [...new Set(hits.flatMap(({ callId }) => callId ?? []))];
    const from = Number(fromCursor(cursor, CountCursor)?.[0] ?? 0);
    const calls = ids.slice(from, from + limit).flatMap((id) => stores.calls.summary(id) ?? []);
    return { calls, nextCursor: ids.length > from + limit ? toCursor([String(from + limit)]) : null };
  }

  function page({ limit, cursor, live = false, business }: Asked): Page {
    const [startedAt, id] = fromCursor(cursor, LastCall) ?? [];
    const after = startedAt !== undefined && id !== undefined ? { startedAt, id } : null;
    const calls = stores.calls.page(after, limit + 1, { live, businessId: business });
    const last = calls.length > limit ? calls[limit - 1] : undefined;
    return { calls: calls.slice(0, limit), nextCursor: last ? toCursor([last.startedAt, last.id]) : null };
  }

  return {
    list: (asked: Asked): Page => (asked.query ? search(asked.query, asked) : page(asked)),

    get({ id }: ParsedInput<'calls.get'>): CallDetail {
      const call = stores.calls.find(id) ?? stores.calls.findByConversation(id) ?? stores.calls.findBySid(id);
      const summary = call && stores.calls.summary(call.id);
      if (!summary) throw new AppError('not_found', 'There is no such call.');
      return { ...summary, turns: stores.words.turns(summary.id), pack: stores.words.pack(summary.id) };
    },
  };
}
