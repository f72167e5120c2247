import { describe, expect, it } from 'vitest';

import { excerptOf, marksIn, type Mark } from '../../server/domain/search-marks.ts';

const words = (text: string, marks: readonly Mark[]): string[] => marks.map(([start, end]) => text.slice(start, end));

describe('marks', () => {
  it('when words are marked, then their places in the text are told', () => {
    const text = 'A café for Anna, two cafés';
    const marks = marksIn(text, 'A \u0002café\u0003 for Anna, two \u0002cafés\u0003');
    expect(marks).toEqual([
      [2, 6],
      [21, 26],
    ]);
    expect(words(text, marks)).toEqual(['café', 'cafés']);
  });

  it('when nothing is marked, then there is no mark', () => {
    expect(marksIn('tea', 'tea')).toEqual([]);
  });

  it.each(['\u0002', '\u0003', '\u0002tea\u0003', 'a\u0003b\u0002c'])(
    'when a text holds the signs itself (%j), then the marks still stand on the words',
    (odd) => {
      const text = `${odd} green tea ${odd}`;
      const marks = marksIn(text, `${odd} green \u0002tea\u0003 ${odd}`);
      expect(words(text, marks)).toEqual(['tea']);
    },
  );
});

describe('an excerpt', () => {
  const filler = 'word '.repeat(200);

  it('when the text is short, then it is whole', () => {
    expect(excerptOf('green tea', [[6, 9]])).toEqual({ text: 'green tea', marks: [[6, 9]] });
  });

  it('when the word stands far inside, then what is around it is shown, cut between words, and marks move along', () => {
    const whole = `${filler}zebra ${filler}zebra`;
    const at = filler.length;
    const { text, marks } = excerptOf(whole, [
      [at, at + 5],
      [whole.length - 5, whole.length],
    ]);
    expect(text.length).toBeLessThan(340);
    expect(text).toMatch(/^… word .* word …$/u);
    expect(words(text, marks)).toEqual(['zebra']);
  });

  it('when there is no space to cut at, then no letter of two units is cut in half', () => {
    const whole = `${'😀'.repeat(400)}zebra${'😀'.repeat(400)}`;
    const { text, marks } = excerptOf(whole, [[800, 805]]);
    expect(text.isWellFormed()).toBe(true);
    expect(words(text, marks)).toEqual(['zebra']);
  });

  it('when the found word is longer than an excerpt, then it is shown whole', () => {
    const long = 'x'.repeat(900);
    const { text, marks } = excerptOf(`${filler}${long} ${filler}`, [[filler.length, filler.length + 900]]);
    expect(words(text, marks)).toEqual([long]);
  });
});
