import { describe, expect, it } from 'vitest';

import { byRelevance } from '../../server/domain/relevance.ts';

/** Words that were found are written in capitals. */
const ranked = (...texts: string[]): string[] =>
  byRelevance(texts, (text) => text.replace(/[A-Z]+/gu, (word) => `\u0002${word.toLowerCase()}\u0003`));

describe('relevance', () => {
  it('when one text holds more of the words, then it comes first', () => {
    expect(ranked('the BOOKING is on monday', 'the BOOKING with MAYA')).toEqual([
      'the BOOKING with MAYA',
      'the BOOKING is on monday',
    ]);
  });

  it('when a word stands in few texts, then it counts more than one that stands in most', () => {
    const common = ['A chair here', 'A table here', 'A window here'];
    expect(ranked(...common, 'some TULIPS here')[0]).toBe('some TULIPS here');
  });

  it('when a text is long, then the same word counts less in it', () => {
    const long = `TULIPS ${'and other things '.repeat(20)}`;
    expect(ranked(long, 'TULIPS here')[0]).toBe('TULIPS here');
  });

  it('when nothing tells texts apart, then they stay in their order; when there are none, then none come back', () => {
    expect(ranked('TEA one', 'TEA two')).toEqual(['TEA one', 'TEA two']);
    expect(ranked()).toEqual([]);
  });
});
