type Named = { path: string; key: string };

/** A page in the words of the 2010 API: the next one as a path, or null (twilio.md §5.5). */
export function paged(all: readonly unknown[], query: URLSearchParams, { path, key }: Named): Record<string, unknown> {
  const size = Number(query.get('PageSize') ?? 50);
  const page = Number(query.get('Page') ?? 0);
  const start = page * size;
  const items = all.slice(start, start + size);
  const hasMore = start + size < all.length;
  const uri = (number: number): string => `${path}?PageSize=${size}&Page=${number}`;
  return {
    [key]: items,
    ...{ page, page_size: size, start, end: start + items.length - 1, uri: uri(page), first_page_uri: uri(0) },
    next_page_uri: hasMore ? uri(page + 1) : null,
    previous_page_uri: page === 0 ? null : uri(page - 1),
  };
}

/** A page in the words of the newer APIs: `meta`, with whole addresses. */
export function pagedAnew(all: readonly unknown[], query: URLSearchParams, named: Named): Record<string, unknown> {
  const size = Number(query.get('PageSize') ?? 50);
  const page = Number(query.get('Page') ?? 0);
  const hasMore = (page + 1) * size < all.length;
  const url = (number: number): string => `${named.path}?PageSize=${size}&Page=${number}`;
  const meta = {
    ...{ page, page_size: size, key: named.key, first_page_url: url(0), url: url(page), previous_page_url: null },
    next_page_url: hasMore ? url(page + 1) : null,
  };
  return { [named.key]: all.slice(page * size, (page + 1) * size), meta };
}
