import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { clock } from '../../renderer/src/texts/amounts.ts';
import { ago, calendarDay, dayIn, moment } from '../../renderer/src/texts/moments.ts';
import { plural } from '../../renderer/src/texts/plural.ts';
import { toPieces } from '../../renderer/src/ui/marked-pieces.ts';

const at = '2026-03-29T00:30:00.000Z';

describe('moments', () => {
  test('stand on the clock of the shop, not of this computer', () => {
    expect(moment('en', at, 'Europe/Berlin', 'time')).toBe('01:30');
    expect(moment('en', at, 'America/New_York', 'day')).toMatch(/^Sat,? 28 Mar$/);
    expect(moment('de', at, 'America/New_York', 'dayAndTime')).toMatch(/^Sa\., 28\. März,? 20:30$/);
    expect(dayIn('America/New_York', at)).toBe('2026-03-28');
  });

  test('a calendar day is the same day everywhere', () => {
    expect(calendarDay('en', '2026-03-29')).toMatch(/^Sun,? 29 Mar 2026$/);
  });

  test.each([
    [30, 'now'],
    [90, '1 minute ago'],
    [3 * 3600, '3 hours ago'],
    [26 * 3600, 'yesterday'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(ago('en', at, Date.parse(at) + seconds * 1000)).toBe(words);
  });
});

test('counts take the form of the word that fits', () => {
  expect([0, 1, 2, 12_345].map((amount) => plural('de', amount, 'Anruf', 'Anrufe'))).toEqual([
    '0 Anrufe',
    '1 Anruf',
    '2 Anrufe',
    '12.345 Anrufe',
  ]);
});

test('durations read as a clock, hours only where there are any', () => {
  expect([-3, 7, 750, 3723].map(clock)).toEqual(['0:00', '0:07', '12:30', '1:02:03']);
});

describe('marked pieces', () => {
  test('lose and double no letter, wherever the marks stand', () => {
    const mark = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
        const pieces = toPieces(text, marks);
        expect(pieces.map(({ words }) => words).join('')).toBe(text);
        expect(new Set(pieces.map(({ start }) => start)).size).toBe(pieces.length);
      }),
    );
  });

  test('are marked where the marks say', () => {
    expect(toPieces('allergic to latex', [[12, 17]])).toEqual([
      { start: 0, words: 'allergic to ', isMarked: false },
      { start: 12, words: 'latex', isMarked: true },
    ]);
  });
});
