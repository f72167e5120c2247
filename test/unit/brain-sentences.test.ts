import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createSentences } from '../../server/domain/brain/sentences.ts';

/** Written letter by letter, as slowly as a model can. */
function spoken(text: string): string[] {
  const sentences = createSentences();
  const pieces = [...text].flatMap((letter) => sentences.add(letter));
  return [...pieces, ...sentences.rest()];
}

describe('sentences of an answer', () => {
  it.each([
    ['We are open. Come by!  See you?', ['We are open. ', 'Come by! ', ' See you?']],
    ['Dr. Ames is in at 3.30 p.m. on Main St. today. Anything else?', 2],
    ['Wir haben z.B. am 3. Mai um 15.30 Uhr Zeit. Passt das?', 2],
    ['Das kostet ca. 12.50 Euro, inkl. Waschen usw. und mehr. Gut?', 2],
    ['It is 1.5 hours, e.g. from 9 to 10.30. Fine.', ['It is 1.5 hours, e.g. from 9 to 10.30. ', 'Fine.']],
    ['“Really?” she said. (Yes.) Good…', ['“Really?” ', 'she said. ', '(Yes.) ', 'Good…']],
    ['Line one\nLine two', ['Line one\n', 'Line two']],
    ['See marigold.example for more. Bye.', ['See marigold.example for more. ', 'Bye.']],
    ['No. 12 is free', ['No. ', '12 is free']],
  ])('when %j is written letter by letter, then it is cut there', (text, expected) => {
    const pieces = spoken(text);
    if (typeof expected === 'number') expect(pieces).toHaveLength(expected);
    else expect(pieces).toEqual(expected);
  });

  it('when the writer pauses, then what may be a whole sentence is one, and a figure is waited for', () => {
    const sentences = createSentences();
    expect(sentences.add('One moment.')).toEqual([]);
    expect(sentences.mayEnd()).toBe(true);
    expect(sentences.pause()).toEqual(['One moment.']);
    expect(sentences.add(' That makes 12.')).toEqual([]);
    expect(sentences.mayEnd()).toBe(false);
    expect(sentences.pause()).toEqual([]);
    expect(sentences.rest()).toEqual([' That makes 12.']);
  });

  it('when nothing ends for long, then it is spoken in breaths that end between words', () => {
    const text = Array.from({ length: 60 }, (_, index) => `thing${index}`).join(', ');
    const pieces = spoken(text);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/^.{60,181}, $/);
  });

  it('when any text comes in any pieces, then what is spoken is that text', () => {
    const words = fc.constantFrom(
      'a',
      'Dr',
      '3',
      'z.B',
      ' ',
      '.',
      '?!',
      '\n',
      '”',
      '。',
      '🙂',
      'word',
      ',',
      '…',
      ' – ',
    );
    const part = fc.oneof(
      fc.array(words, { maxLength: 80 }).map((list) => list.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(part, fc.boolean()), { maxLength: 30 }), (parts) => {
        const sentences = createSentences();
        const pieces = parts.flatMap(([text, isPause]) => [
          ...sentences.add(text),
          ...(isPause ? sentences.pause() : []),
        ]);
        pieces.push(...sentences.rest());
        expect(pieces.join('')).toBe(parts.map(([text]) => text).join(''));
        expect(pieces.every((piece) => piece !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
