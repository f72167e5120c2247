import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import type { AppClient } from '#contract/client.ts';
import { AppError } from '#contract/errors.ts';
import { callerDraft, forgetTypedOfGone } from '../../renderer/src/client/caller-drafts.ts';
import { applyAtOnce } from '../../renderer/src/client/event-effects.ts';

const GONE = '0192f0c1-0000-7000-8000-00000000000a';
const HERE = '0192f0c1-0000-7000-8000-00000000000b';

function typedAbout(): { cache: QueryClient; left: () => unknown[] } {
  const cache = new QueryClient();
  for (const id of [GONE, HERE])
    for (const what of ['fact', 'name', 'note'] as const)
      cache.setQueryData(['draft', callerDraft(id, what)], `${what} of ${id === GONE ? 'one' : 'other'}`);
  cache.setQueryData(['draft', 'note.default'], 'note of the shop');
  const left = (): unknown[] => cache.getQueriesData({ queryKey: ['draft'] }).map(([, typed]) => typed);
  return { cache, left };
}

const REST = ['fact of other', 'name of other', 'note of other', 'note of the shop'];

it('when a caller is forgotten, then what was being typed about them goes, and nothing else', () => {
  const { cache, left } = typedAbout();
  applyAtOnce(cache, { name: 'caller.forgotten', payload: { callerId: GONE } });
  expect(left()).toEqual(REST);
});

it('when that may have been missed, then it is asked who is still here; where nobody can say, it stays', async () => {
  const { cache, left } = typedAbout();
  const asked: unknown[] = [];
  const answering = (answers: (id: string) => Promise<object>) =>
    ({
      call: (name: string, input: { id: string }) => {
        asked.push([name, input.id]);
        return answers(input.id);
      },
    }) as Partial<AppClient> as AppClient;
  await forgetTypedOfGone(
    cache,
    answering(() => Promise.reject(new AppError('forbidden', 'Locked.'))),
  );
  expect(left()).toHaveLength(7);
  const missing = new AppError('not_found', 'No such caller.');
  await forgetTypedOfGone(
    cache,
    answering((id) => (id === GONE ? Promise.reject(missing) : Promise.resolve({}))),
  );
  expect(left()).toEqual(REST);
  expect(asked.slice(-2)).toEqual([
    ['callers.get', GONE],
    ['callers.get', HERE],
  ]);
});
