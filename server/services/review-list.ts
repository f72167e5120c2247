import { z } from 'zod';

import type { ParsedInput } from '#contract/commands.ts';
import type { ReviewItem } from '#contract/people.ts';
import { Id, Instant } from '#contract/primitives.ts';
import { shownFact } from '../store/facts-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { fromCursor, toCursor } from './cursor.ts';

const LastItem = z.tuple([Instant, Id]);

export type ReviewList = ReturnType<typeof createReviewList>;

/** What was heard and must be seen by a person before the agent is told it; newest first. */
export function createReviewList({ stores }: { stores: Stores }) {
  return ({
    limit,
    cursor,
    business,
  }: ParsedInput<'review.list'>): {
    items: ReviewItem[];
    nextCursor: string | null;
  } => {
    const [saidAt, id] = fromCursor(cursor, LastItem) ?? [];
    const after = saidAt !== undefined && id !== undefined ? { saidAt, id } : null;
    const found = stores.today.waiting(after, limit + 1, business);
    const last = found.length > limit ? found[limit - 1]?.fact : undefined;
    return {
      items: found.slice(0, limit).map(({ fact, ...whose }) => ({ ...whose, fact: shownFact(fact) })),
      nextCursor: last ? toCursor([last.saidAt, last.id]) : null,
    };
  };
}
