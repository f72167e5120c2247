import { z } from 'zod';

import type { SearchHit } from '#contract/calls.ts';
import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { excerptOf, marksIn } from '../domain/search-marks.ts';
import type { CallFilter } from '../store/call-list-store.ts';
import type { FoundPassage } from '../store/call-search-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { matchExpression } from '../store/passages-store.ts';
import type { BusinessBook } from './business-book.ts';
import { passes, toCallFilter } from './call-filter.ts';
import { fromCursor, toCursor } from './cursor.ts';

/**
 * Places looked at for one page. Not more, because the many that are not asked for must not hold up a ringing phone; the
 * page is then short, and its cursor goes on.
 */
const MOST_LOOKED_AT = 1000;
/** A window holds three turns. */
const WINDOW_REACH = 2;

/** Where the last page ended: its last place, and the lowest turn shown of the call it was in. */
const LastPlace = z.tuple([z.int().min(0), z.string(), z.int()]);
type LastPlace = z.infer<typeof LastPlace>;

type Asked = ParsedInput<'calls.search'>;
type Page = { found: FoundPassage[]; last: LastPlace };

export type CallSearch = ReturnType<typeof createCallSearch>;

/**
 * Finds where in all calls words were said, newest first: turns and summaries that hold all of them, and where the words
 * are spread over an answer and its question, the three turns together.
 */
export function createCallSearch({ stores, book }: { stores: Stores; book: BusinessBook }) {
  const { callSearch } = stores;

  function toHit({ kind, callId, position, text, marked }: FoundPassage): SearchHit[] {
    const call = callId === null ? undefined : stores.calls.summary(callId);
    if (!call) return [];
    const turn = position === null || kind === 'session' ? undefined : callSearch.turn(call.id, position);
    const place = { position: turn ? position : null, role: turn?.role ?? null, atSeconds: turn?.atSeconds ?? null };
    return [{ call, ...place, ...excerptOf(text, marksIn(text, marked)) }];
  }

  function fits({ callId, businessId }: FoundPassage, filter: CallFilter): boolean {
    if (callId === null || (filter.businessId !== null && filter.businessId !== businessId)) return false;
    const call = stores.calls.summary(callId);
    return call !== undefined && passes(call, filter);
  }

  /** The places of a page, and where the next one begins; null when there is nothing more. */
  function page(expression: string, asked: Asked, begin: LastPlace) {
    const filter = toCallFilter(asked, book);
    const page: Page = { found: [], last: begin };
    let lookedAt = 0;
    let waiting: FoundPassage | null = null;
    for (const place of callSearch.places(expression, begin[0], MOST_LOOKED_AT)) {
      lookedAt += 1;
      // The turn that a window begins with comes right after it, and says the same more briefly.
      if (waiting !== null) take(page, waiting, !isTurnOf(place, waiting) && fits(waiting, filter));
      waiting = place.kind === 'window' && !isReached(place, page.last) ? place : null;
      if (page.found.length === asked.limit) return { found: page.found, next: page.last };
      if (waiting === null) take(page, place, place.kind !== 'window' && fits(place, filter));
      if (page.found.length === asked.limit) return { found: page.found, next: page.last };
    }
    if (lookedAt === MOST_LOOKED_AT) return { found: page.found, next: page.last };
    if (waiting !== null) take(page, waiting, fits(waiting, filter));
    return { found: page.found, next: null };
  }

  return {
    search(asked: Asked): CommandOutput<'calls.search'> {
      const expression = matchExpression(asked.query, { all: true });
      if (expression === null) return { hits: [], nextCursor: null };
      const begin = fromCursor(asked.cursor, LastPlace) ?? [Number.MAX_SAFE_INTEGER, '', 0];
      const { found, next } = page(expression, asked, begin);
      return { hits: found.flatMap(toHit), nextCursor: next === null ? null : toCursor(next) };
    },
  };
}

/** Goes past a place, and takes it into the page if it is to be shown. */
function take(page: Page, place: FoundPassage, isShown: boolean): void {
  const { id, callId, position } = place;
  if (isShown) page.found.push(place);
  page.last =
    isShown && callId !== null && position !== null ? [id, callId, position] : [id, page.last[1], page.last[2]];
}

/** Whether a turn or window that is shown already stands within this window. */
function isReached({ callId, position }: FoundPassage, [, shownCall, lowest]: LastPlace): boolean {
  return callId === shownCall && position !== null && lowest <= position + WINDOW_REACH;
}

function isTurnOf(place: FoundPassage, window: FoundPassage): boolean {
  return place.kind === 'turn' && place.callId === window.callId && place.position === window.position;
}
