import type { SearchHit } from '#contract/calls.ts';
import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { z } from 'zod';

import { excerptOf, marksIn } from '../domain/search-marks.ts';
import type { CallFilter } from '../store/call-list-store.ts';
import type { FoundPassage } from '../store/call-search-store.ts';
import type { Stores } from '../store/open-stores.ts';
import { matchExpression } from '../store/passages-store.ts';
import type { BusinessBook } from './business-book.ts';
import { passes, toCallFilter } from './call-filter.ts';
import { fromCursor, toCursor } from './cursor.ts';

/** Looked at in one step, and in all for one page: somebody else's many hits must not hold up the phone. */
const STEP = 400;
const MOST_LOOKED_AT = 4000;
/** A window holds three turns. */
const WINDOW_REACH = 2;

/** Where the last page ended: its last place, and the lowest turn shown of the call it was in. */
const LastPlace = z.tuple([z.int().min(0), z.string(), z.int()]);
type LastPlace = z.infer<typeof LastPlace>;

type Asked = ParsedInput<'calls.search'>;

export type CallSearch = ReturnType<typeof createCallSearch>;

/**
 * Finds where in all calls words were said, newest first: turns and summaries that hold all of them, and where the words
 * are spread over an answer and its question, the three turns together.
 */
export function createCallSearch({ stores, book }: { stores: Stores; book: BusinessBook }) {
  const { callSearch } = stores;

  function toHit(expression: string, { id, kind, callId, position, text }: FoundPassage): SearchHit[] {
    const call = callId === null ? undefined : stores.calls.summary(callId);
    if (!call) return [];
    const shown = excerptOf(text, marksIn(text, callSearch.marked(expression, id) ?? text));
    const turn = position === null || kind === 'session' ? undefined : callSearch.turn(call.id, position);
    const place = { position: turn ? position : null, role: turn?.role ?? null, atSeconds: turn?.atSeconds ?? null };
    return [{ call, ...place, ...shown }];
  }

  function fits({ callId, businessId }: FoundPassage, filter: CallFilter): boolean {
    if (callId === null || (filter.businessId !== null && filter.businessId !== businessId)) return false;
    const call = stores.calls.summary(callId);
    return call !== undefined && passes(call, filter);
  }

  /** The places of a page, and where the next one begins; null when there is nothing more. */
  function page(expression: string, asked: Asked, begin: LastPlace) {
    const { limit } = asked;
    const filter = toCallFilter(asked, book);
    const found: FoundPassage[] = [];
    let last = begin;
    for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += STEP) {
      const { places, more } = step(expression, last[0]);
      for (const place of places) {
        const shown = fits(place, filter) && !isShownAlready(place, places, last);
        if (shown) found.push(place);
        last = placeAfter(place, last, shown);
        if (found.length === limit) return { found, next: last };
      }
      if (!more) return { found, next: null };
    }
    return { found, next: last };
  }

  /** Ends before a window, because the turn that decides about it comes next. */
  function step(expression: string, before: number): { places: FoundPassage[]; more: boolean } {
    const places = callSearch.places(expression, before, STEP);
    const more = places.length === STEP;
    const end = more ? places.findLastIndex(({ kind }) => kind !== 'window') + 1 : places.length;
    return { places: end === 0 ? places : places.slice(0, end), more };
  }

  return {
    search(asked: Asked): CommandOutput<'calls.search'> {
      const expression = matchExpression(asked.query, { all: true });
      if (expression === null) return { hits: [], nextCursor: null };
      const begin = fromCursor(asked.cursor, LastPlace) ?? [Number.MAX_SAFE_INTEGER, '', 0];
      const { found, next } = page(expression, asked, begin);
      const hits = found.flatMap((place) => toHit(expression, place));
      return { hits, nextCursor: next === null ? null : toCursor(next) };
    },
  };
}

/** A window is of use only where no turn in it is found, and no other window that it overlaps is shown. */
function isShownAlready(place: FoundPassage, places: readonly FoundPassage[], [, callId, lowest]: LastPlace): boolean {
  const { kind, position } = place;
  if (kind !== 'window' || position === null) return false;
  if (place.callId === callId && lowest <= position + WINDOW_REACH) return true;
  return places.some((other) => other.kind === 'turn' && other.callId === place.callId && other.position === position);
}

function placeAfter({ id, callId, position }: FoundPassage, last: LastPlace, shown: boolean): LastPlace {
  if (callId === null || position === null || !shown) return [id, last[1], last[2]];
  return [id, callId, position];
}
