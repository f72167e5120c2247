import type { InfiniteData } from '@tanstack/react-query';

/** A page of rows and where the next one begins. */
export type Paged = { nextCursor: string | null };

/** The rows of a page: the one list in it. */
export function rowsOf(page: Paged): readonly unknown[] {
  return Object.values(page).find((value) => Array.isArray(value)) ?? [];
}

/** The page with other rows. */
export function withRows<P extends Paged>(page: P, rows: readonly unknown[]): P {
  const lists = Object.entries(page).filter(([, value]) => Array.isArray(value));
  return { ...page, ...Object.fromEntries(lists.map(([name]): [string, readonly unknown[]] => [name, rows])) };
}

/** What a row is about: its own id, or that of the fact or the call in it. */
export function subjectOf(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return null;
  if ('id' in row && typeof row.id === 'string') return row.id;
  if ('fact' in row) return subjectOf(row.fact);
  return 'call' in row ? subjectOf(row.call) : null;
}

/** Tells a row from all others of its list: several places may lie in one call. */
export function rowKey(row: unknown): string {
  const place = typeof row === 'object' && row !== null && 'position' in row ? String(row.position) : '';
  return `${subjectOf(row) ?? ''} ${place}`;
}

/** Pages that were asked for at different times overlap: each row stands where it comes first. */
export function withoutDoubles<P extends Paged>(data: InfiniteData<P, string | null>): InfiniteData<P, string | null> {
  const seen = new Set<string>();
  const pages = data.pages.map((page) => {
    const rows = rowsOf(page);
    const fresh = rows.filter((row) => {
      const key = rowKey(row);
      return !seen.has(key) && seen.add(key);
    });
    return fresh.length === rows.length ? page : withRows(page, fresh);
  });
  return pages.every((page, at) => page === data.pages[at]) ? data : { ...data, pages };
}
