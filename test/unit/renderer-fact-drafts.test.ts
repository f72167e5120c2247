import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import type { AppClient } from '#contract/client.ts';
import { refused } from '#contract/errors.ts';
import type { Fact } from '#contract/facts.ts';
import { tell } from '#contract/told.ts';

import { applyAtOnce } from '../../renderer/src/client/event-effects.ts';
import { factDraft, forgetGone, type FactEdit } from '../../renderer/src/client/fact-drafts.ts';

const fact: Fact = {
  ...{ id: 'f', subject: 'self', slot: 'allergies', value: 'latex', status: 'pending', source: 'caller' },
  ...{ negated: false, confidence: 1, sensitivity: 'health', trueFrom: '2026-11-20T09:00:00.000Z', trueTo: null },
  ...{ learnedAt: '2026-11-20T09:00:00.000Z', retiredAt: null, callId: null, turn: null, quote: null },
  ...{ pendingReason: null, pinned: false, expiresAt: null },
};

const typed = (id: string, callerId: string): Record<string, FactEdit> => ({
  [id]: { fact: { ...fact, id }, words: `${id} typed`, callerId, isSent: false },
});

/** A caller's page and the inbox half typed in, and a note that is no fact. */
function halfTyped(): { cache: QueryClient; of: (list: string) => string[] } {
  const cache = new QueryClient();
  cache.setQueryData(['draft', factDraft('told.ana')], typed('a', 'ana'));
  cache.setQueryData(['draft', factDraft('review')], { ...typed('b', 'ana'), ...typed('c', 'ben') });
  cache.setQueryData(['draft', 'note'], { a: 'a note' });
  const of = (list: string): string[] => Object.keys(cache.getQueryData(['draft', factDraft(list)]) ?? {});
  return { cache, of };
}

const failing = (gone: readonly string[], code: 'not_found' | 'unavailable'): AppClient => ({
  subscribe: () => () => undefined,
  call: (_, input) =>
    'id' in input && gone.includes(String(input.id))
      ? Promise.reject(refused(code, tell(code === 'not_found' ? 'no_such_fact' : 'not_answering')))
      : Promise.resolve({ facts: [] } as never),
});

describe('what is typed over the facts of callers', () => {
  it('when a caller is forgotten, then theirs goes wherever it stands, and the inbox keeps what is about others', () => {
    const { cache, of } = halfTyped();
    applyAtOnce(cache, { name: 'caller.forgotten', payload: { callerId: 'ana' } });
    expect([of('told.ana'), of('review')]).toEqual([[], ['c']]);
    expect(cache.getQueryData(['draft', 'note'])).toEqual({ a: 'a note' });
  });

  it('when that may have been missed, then what is over facts held no more goes, and everything else stays', async () => {
    const { cache, of } = halfTyped();
    await forgetGone(cache, failing(['a', 'c'], 'not_found'));
    expect([of('told.ana'), of('review')]).toEqual([[], ['b']]);
  });

  it('when the server cannot say whether it is gone, then nothing typed is lost', async () => {
    const { cache, of } = halfTyped();
    await forgetGone(cache, failing(['a', 'b', 'c'], 'unavailable'));
    expect([of('told.ana'), of('review')]).toEqual([['a'], ['b', 'c']]);
  });
});
