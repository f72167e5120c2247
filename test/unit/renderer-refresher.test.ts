import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { createRefresher, wasLocked } from '../../renderer/src/client/refresher.ts';

/** A cache that shows one answer, and lets the test say when each question is answered. */
function shownAnswer() {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const asked: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(cache, {
    queryKey: ['calls.list', {}],
    queryFn: () => new Promise<string>((resolve) => asked.push(resolve)),
  });
  const stop = observer.subscribe(() => undefined);
  return { cache, asked, shown: () => observer.getCurrentResult().data, stop };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

test('events that come while an answer is on its way lead to one more question, however many they are', async () => {
  const { cache, asked, shown, stop } = shownAnswer();
  asked[0]?.('first');
  await settle();
  const { refresh } = createRefresher(cache);

  refresh(['calls.list']);
  for (let event = 0; event < 100; event += 1) refresh(['calls.list']);
  expect(asked).toHaveLength(2);
  asked[1]?.('second');
  await expect.poll(() => asked.length).toBe(3);
  asked[2]?.('third');
  await expect.poll(shown).toBe('third');
  expect(asked).toHaveLength(3);
  stop();
});

test('a gap gives up the question on its way and asks anew, and later events are heard again', async () => {
  const { cache, asked, shown, stop } = shownAnswer();
  asked[0]?.('first');
  await settle();
  const { refresh, refreshAll } = createRefresher(cache);

  refresh(['calls.list']);
  refreshAll();
  await expect.poll(() => asked.length).toBe(3);
  asked[2]?.('after the gap');
  await expect.poll(shown).toBe('after the gap');
  asked[1]?.('too late');
  refresh(['calls.list']);
  await expect.poll(() => asked.length).toBe(4);
  expect(shown()).toBe('after the gap');
  stop();
});

test.each([
  ['an event', ({ refresh }: ReturnType<typeof createRefresher>) => refresh(['calls.list'])],
  ['a gap', ({ refreshAll }: ReturnType<typeof createRefresher>) => refreshAll()],
])('%s while the very first answer is on its way leads to one more question: it may be older', async (_, happens) => {
  const { cache, asked, shown, stop } = shownAnswer();
  happens(createRefresher(cache));
  await settle();
  expect(asked).toHaveLength(1);
  asked[0]?.('older than what happened');
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.('what stands now');
  await expect.poll(shown).toBe('what stands now');
  await settle();
  expect(asked).toHaveLength(2);
  stop();
});

test.each([
  ['with a PIN, and the staff’s by now', { before: true, role: 'staff' }, { asked: 1, isLocked: true }],
  ['with a PIN, and still the owner’s', { before: true, role: 'owner' }, { asked: 1, isLocked: false }],
  ['without a PIN', { before: false, role: 'owner' }, { asked: 0, isLocked: false }],
] as const)('when a window comes back from a gap %s, then it knows before it asks for anything', async (...given) => {
  const [, { before, role }, { asked, isLocked }] = given;
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  cache.setQueryData(['access.get', {}], { role: 'owner', hasPin: before });
  let times = 0;
  const queryFn = () => Promise.resolve({ role, hasPin: before, times: (times += 1) });
  const stop = new QueryObserver(cache, { queryKey: ['access.get', {}], queryFn }).subscribe(() => undefined);
  // The end of the gap and the link that is open again come together.
  expect(await Promise.all([wasLocked(cache), wasLocked(cache)])).toEqual([isLocked, isLocked]);
  expect(times).toBe(asked);
  stop();
});
