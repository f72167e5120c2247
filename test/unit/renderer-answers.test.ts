import { describe, expect, it } from 'vitest';

import type { AnswerDiff } from '#contract/calls.ts';

import { routeName, toneOf } from '../../renderer/src/features/requests/request-words.ts';
import { countSame, toDiffParts } from '../../renderer/src/shop/diff-rows.ts';
import { size, stretch } from '../../renderer/src/texts/amounts.ts';
import { requestsEn } from '../../renderer/src/texts/requests.en.ts';

const line = (kind: AnswerDiff['kind'], text: string, part: AnswerDiff['part'] = 'line'): AnswerDiff => ({
  ...{ kind, part, text, source: null },
});

describe('an answer of then beside that of today', () => {
  it('when lines go and others come in their place, then they stand side by side', () => {
    const [memory] = toDiffParts([
      line('removed', 'likes tea'),
      line('removed', 'comes on Mondays'),
      line('added', 'likes coffee'),
      line('same', 'has a dog'),
      line('added', 'has a cat'),
    ]);
    expect(memory?.rows.map(({ kind, then, now }) => [kind, then?.text, now?.text])).toEqual([
      ['changed', 'likes tea', 'likes coffee'],
      ['removed', 'comes on Mondays', undefined],
      ['same', 'has a dog', 'has a dog'],
      ['added', undefined, 'has a cat'],
    ]);
  });

  it('when nothing changed, then that is known', () => {
    expect(countSame(toDiffParts([line('same', 'Hello', 'greeting'), line('same', 'likes tea')]))).toEqual({
      ...{ same: 2, isAll: true },
    });
    expect(countSame(toDiffParts([line('same', 'Hello', 'greeting'), line('added', 'likes tea')]))).toEqual({
      ...{ same: 1, isAll: false },
    });
  });

  it('when parts are mixed, then each stands by itself and in its order', () => {
    const parts = toDiffParts([line('removed', 'Hello', 'greeting'), line('added', 'likes tea')]);
    expect(parts.map(({ part, rows }) => [part, rows.map(({ kind }) => kind)])).toEqual([
      ['greeting', ['removed']],
      ['line', ['added']],
    ]);
  });
});

describe('the words of a delivery', () => {
  it('when a route has no words, then its name stands for it', () => {
    expect(routeName('personalize', requestsEn)).toBe('A call is ringing');
    expect(routeName('toString', requestsEn)).toBe('toString');
  });

  it('when a delivery was refused, then what the owner can mend is red', () => {
    expect([toneOf('answered'), toneOf('wrong_credential'), toneOf('too_slow')]).toEqual(['good', 'bad', 'warn']);
  });

  it.each([
    [0.66, '0.7 ms', '0,7 ms'],
    [58, '58 ms', '58 ms'],
    [1234, '1.2 s', '1,2 s'],
    [32_400, '32 s', '32 s'],
  ])('when something took %d milliseconds, then it is written %s and %s', (took, english, german) => {
    expect([stretch('en', took), stretch('de', took)]).toEqual([english, german]);
  });

  it('when a text is long, then its size is in thousands', () => {
    expect([size('en', 0), size('en', 185), size('de', 3664)]).toEqual(['0 B', '185 B', '3,7 kB']);
    expect([size('en', 34_200_000), size('de', 1_500_000_000)]).toEqual(['34 MB', '1,5 GB']);
  });
});
