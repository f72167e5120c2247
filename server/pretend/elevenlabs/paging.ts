import type { Json } from './json.ts';

type Page<T> = { items: T[]; next_cursor: string | null; has_more: boolean };

/** A page of what there is; the cursor names the last one that was told, so new ones do not shift the pages. */
export function paged<T extends Json>(all: readonly T[], query: URLSearchParams, key: string): Page<T> {
  const size = Number(query.get('page_size') ?? 30);
  const cursor = query.get('cursor');
  const from = cursor === null || cursor === '' ? 0 : all.findIndex((item) => item[key] === cursor) + 1;
  const items = all.slice(from, from + size);
  const hasMore = from + size < all.length;
  const last = items.at(-1)?.[key];
  return { items, next_cursor: hasMore && typeof last === 'string' ? last : null, has_more: hasMore };
}
