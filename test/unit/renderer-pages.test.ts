import { InfiniteQueryObserver, QueryClient, type InfiniteData } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { rowsOf, withoutDoubles } from '../../renderer/src/client/page-rows.ts';
import { createRefresher } from '../../renderer/src/client/refresher.ts';
import { hasStale, renewedPage, type Shown } from '../../renderer/src/client/renewed-page.ts';

type Row = { id: string; name: string };
type Rows = { callers: Row[]; nextCursor: string | null };

const LIMIT = 10;
const row = (id: number, name = 'Ana'): Row => ({ id: String(id).padStart(4, '0'), name });
const byId = (one: Row, other: Row): number => one.id.localeCompare(other.id);

/** A list on a pretend server, its pages as the window keeps them, and what was asked. */
function longList({ rows = 200, loaded = 15 } = {}) {
  let stored = Array.from({ length: rows }, (_, at) => row(1000 + at));
  const asked: (string | null)[] = [];
  const answer = (cursor: string | null): Promise<Rows> => {
    asked.push(cursor);
    const after = stored.toSorted(byId).filter(({ id }) => cursor === null || id > cursor);
    const callers = after.slice(0, LIMIT);
    return Promise.resolve({ callers, nextCursor: after.length > LIMIT ? (callers.at(-1)?.id ?? null) : null });
  };
  const seen: { shown: Shown } = { shown: null };
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const queryKey = ['callers.list', {}, 'pages'];
  type Kept = InfiniteData<Rows, string | null>;
  const observer = new InfiniteQueryObserver<Rows, Error, Kept, readonly unknown[], string | null>(cache, {
    queryKey,
    queryFn: ({ pageParam }) =>
      renewedPage<Rows>({ kept: cache.getQueryState(queryKey), cursor: pageParam, shown: seen.shown, ask: answer }),
    select: withoutDoubles,
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const stop = observer.subscribe(() => undefined);
  const pages = (): readonly Rows[] => observer.getCurrentResult().data?.pages ?? [];
  return {
    asked,
    pages,
    listed: () => pages().flatMap(({ callers }) => callers),
    stored: () => stored.toSorted(byId),
    change: (next: (rows: Row[]) => Row[]): void => void (stored = next(stored)),
    async load(): Promise<void> {
      await observer.refetch();
      while (pages().length < loaded) await observer.fetchNextPage();
      asked.length = 0;
    },
    look: (from: number, to: number): void =>
      void (seen.shown = new Set(
        pages()
          .flatMap(({ callers }) => callers.map(({ id }) => id))
          .slice(from, to),
      )),
    async event(): Promise<void> {
      createRefresher(cache).refresh(['callers.list']);
      await expect.poll(() => cache.isFetching()).toBe(0);
    },
    async catchUp(): Promise<boolean> {
      const isDue = hasStale(pages(), seen.shown);
      if (isDue) await observer.refetch();
      return isDue;
    },
    stop,
  };
}

test('an event asks for what is on screen and for nothing else, however far one scrolled', async () => {
  const list = longList();
  await list.load();
  list.look(55, 65);
  list.change((rows) => rows.map(({ id }) => ({ id, name: 'Ben' })));
  await list.event();
  expect(list.asked).toEqual(['1049', '1059']);
  expect(list.listed()).toHaveLength(150);
  expect(
    list
      .listed()
      .filter(({ name }) => name === 'Ben')
      .map(({ id }) => id),
  ).toEqual(
    list
      .stored()
      .slice(50, 70)
      .map(({ id }) => id),
  );
  list.stop();
});

test('what was not on screen is asked for once it is, and once only', async () => {
  const list = longList();
  await list.load();
  list.look(0, 5);
  list.change((rows) => rows.map(({ id }) => ({ id, name: 'Ben' })));
  await list.event();
  expect(list.asked).toEqual([null]);
  list.look(102, 108);
  expect(await list.catchUp()).toBe(true);
  expect(list.asked).toEqual([null, '1099']);
  expect(list.listed()[105]?.name).toBe('Ben');
  expect(await list.catchUp()).toBe(false);
  list.stop();
});

test('rows that come and go leave no row lost or doubled', async () => {
  const list = longList();
  await list.load();
  list.look(0, 15);
  list.change((rows) => [...rows.filter(({ id }) => id !== '1004' && id !== '1012'), row(1), row(2), row(3)]);
  await list.event();
  expect(list.listed()).toEqual(list.stored().slice(0, list.listed().length));
  expect(list.listed().length).toBeGreaterThanOrEqual(150);
  list.change((rows) => rows.filter(({ id }) => id > '1006'));
  await list.event();
  expect(list.listed()).toEqual(list.stored().slice(0, list.listed().length));
  list.stop();
});

test('where more came than a page holds, then all of it is asked for', async () => {
  const list = longList();
  await list.load();
  list.look(0, 5);
  list.change((rows) => [...rows, ...Array.from({ length: 25 }, (_, at) => row(at))]);
  await list.event();
  expect(list.asked).toHaveLength(3);
  expect(list.listed()).toEqual(list.stored().slice(0, 175));
  list.stop();
});

test('a list that became shorter ends where it now ends', async () => {
  const list = longList({ rows: 35, loaded: 4 });
  await list.load();
  list.look(0, 35);
  list.change((rows) => rows.slice(0, 7));
  await list.event();
  expect(list.listed()).toEqual(list.stored());
  expect(list.pages()).toHaveLength(1);
  list.stop();
});

test('an empty list shows its first row', async () => {
  const list = longList({ rows: 0, loaded: 1 });
  await list.load();
  list.change(() => [row(1)]);
  await list.event();
  expect(list.listed()).toEqual([row(1)]);
  list.stop();
});

test('several places in one call are rows of their own', () => {
  const call = { id: 'C' };
  const hit = (position: number | null) => ({ call, position });
  const pages = [
    { hits: [hit(null), hit(1)], nextCursor: 'x' },
    { hits: [hit(1), hit(2)], nextCursor: null },
  ];
  const shown = withoutDoubles({ pages, pageParams: [null, 'x'] });
  expect(shown.pages.flatMap(rowsOf)).toEqual([hit(null), hit(1), hit(2)]);
});
