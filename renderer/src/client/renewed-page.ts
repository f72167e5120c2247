import type { InfiniteData } from '@tanstack/react-query';

import { rowKey, rowsOf, subjectOf, withRows, type Paged } from './page-rows.ts';

/** What the rows on screen are about; null before the list said. */
export type Shown = ReadonlySet<string> | null;

type Asked<P extends Paged> = {
  /** What the cache holds of the list; `isInvalidated` since an event made it out of date. */
  kept: { data: InfiniteData<P, string | null> | undefined; isInvalidated: boolean } | undefined;
  /** Where the page begins. */
  cursor: string | null;
  shown: Shown;
  ask: (cursor: string | null) => Promise<P>;
};

/**
 * One page of a list that is asked for, perhaps again. When an event made the list out of date, only the pages on screen
 * are asked for; the others are marked and follow when they are scrolled to, so that an event costs the same however
 * far one scrolled.
 */
export async function renewedPage<P extends Paged>({ kept, cursor, shown, ask }: Asked<P>): Promise<P> {
  const { data, isInvalidated = false } = kept ?? {};
  const old = data?.pages[data.pageParams.indexOf(cursor)];
  if (!data || !old) return ask(cursor);
  if (shownPages(data.pages, shown).includes(old))
    return isInvalidated || isStale(old) ? joined({ old, data, cursor, ask }) : old;
  return isInvalidated ? { ...old, isStale: true } : old;
}

/** Whether anything that is shown is known to be out of date. */
export function hasStale(pages: readonly Paged[], shown: Shown): boolean {
  return shownPages(pages, shown).some(isStale);
}

/** Pages with a row on screen, or the first where none is. What is empty shows nothing, and may be so no longer. */
function shownPages<P extends Paged>(pages: readonly P[], shown: Shown): readonly P[] {
  const found = pages.filter((page) => {
    const rows = rowsOf(page);
    return rows.length === 0 || rows.some((row) => shown?.has(subjectOf(row) ?? ''));
  });
  return found.length === 0 ? pages.slice(0, 1) : found;
}

function isStale(page: Paged): boolean {
  return 'isStale' in page;
}

type Joining<P extends Paged> = Pick<Asked<P>, 'cursor' | 'ask'> & { old: P; data: InfiniteData<P, string | null> };

/**
 * The page anew, up to where the kept ones go on: rows that others pushed out of it stay at its end, and where more came
 * than a page holds, all that came is asked for. It keeps its old end, so that the next page still begins there.
 */
async function joined<P extends Paged>({ old, data, cursor, ask }: Joining<P>): Promise<P> {
  const known = new Set(data.pages.flatMap(rowsOf).map(rowKey));
  let page = await ask(cursor);
  for (let last = lastKey(page); goesOn(page, old) && last !== null && !known.has(last); last = lastKey(page)) {
    const next = await ask(page.nextCursor);
    page = withRows(next, [...rowsOf(page), ...rowsOf(next)]);
  }
  if (!goesOn(page, old)) return page;
  return { ...withRows(page, [...rowsOf(page), ...rowsAfter(old, lastKey(page))]), nextCursor: old.nextCursor };
}

/** Not where the list now ends, nor where the page ends as before. */
function goesOn(page: Paged, old: Paged): boolean {
  return page.nextCursor !== null && page.nextCursor !== old.nextCursor;
}

function lastKey(page: Paged): string | null {
  const rows = rowsOf(page);
  return rows.length === 0 ? null : rowKey(rows.at(-1));
}

function rowsAfter(page: Paged, key: string | null): readonly unknown[] {
  const rows = rowsOf(page);
  const at = rows.findIndex((row) => rowKey(row) === key);
  return at === -1 ? [] : rows.slice(at + 1);
}
