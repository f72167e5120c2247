import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asciiDigits } from '../../server/domain/digit-words.ts';
import { maskNumbers } from '../../server/domain/masked-numbers.ts';
import { storableText, tidyText } from '../../server/domain/plain-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });
const digit = fc.integer({ min: 0, max: 9 }).map(String);
/** National part after a country code, eight to twelve digits together: never a real subscriber's. */
const number = fc
  .tuple(fc.constantFrom('1555', '44555', '49555'), fc.array(digit, { minLength: 6, maxLength: 8 }))
  .map(([code, rest]) => code + rest.join(''));
const gaps = fc.constantFrom('', ' ', '-', '.', '/', ' - ', '\u00A0', '\u2011', '\u200B', ') ', ' (', ', ', ' dash ');
const scripts = fc.constantFrom(0x30, 0x660, 0x966, 0xff10);
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A number as groups with gaps between them, in some script or in words, as people write it. */
const spelling = fc
  .tuple(
    number,
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 }),
    fc.array(gaps, { minLength: 12, maxLength: 12 }),
    scripts,
    fc.constantFrom('+', '00', '(+', '+ ', ''),
    fc.boolean(),
  )
  .map(([digits, sizes, between, script, prefix, spoken]) => {
    if (spoken) return { digits, text: [...digits].map((one) => words[Number(one)]).join(' ') };
    let text = prefix;
    for (let at = 0, group = 0; at < digits.length; at += sizes[group] ?? 1, group++) {
      text += (at > 0 ? (between[group] ?? '') : '') + digits.slice(at, at + (sizes[group] ?? 1));
    }
    return { digits, text: text.replace(/\d/g, (one) => String.fromCodePoint(script + Number(one))) };
  });
const around = fc.string({ unit: fc.constantFrom(...'abcdefghi ,.!?äöñ 🙂'), maxLength: 60 });

describe('text on its way into memory', () => {
  it('when any text holds a number in any spelling then its digits are gone', () => {
    fc.assert(
      fc.property(spelling, around, around, ({ text }, before, after) => {
        const masked = asciiDigits(maskNumbers(`${before} ${text} ${after}`));
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(2);
        expect(masked.split(/\s/).filter((word) => words.includes(word)).length).toBeLessThan(7);
      }),
      { numRuns: 4_000 },
    );
  });

  it('when text is masked twice then the second time changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          spelling.map(({ text }) => text),
        ),
        (text) => maskNumbers(maskNumbers(text)) === maskNumbers(text),
      ),
    );
  });

  it('when text is tidied then it is one well-formed line that draws no fence, heading or list', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'=#`<>{}-*~_ \n\u200Bab🇩🇪👍🏽e\u0301'), maxLength: 200 })),
        fc.integer({ min: 1, max: 80 }),
        (text, max) => {
          const tidy = tidyText(text, max);
          expect(tidy.isWellFormed()).toBe(true);
          expect(Array.from(tidy).length).toBeLessThanOrEqual(max);
          expect(tidy).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029{}`<>]|==|##|--|\*\*|~~|^[\s\-#*>=]|\s$/u);
          expect(tidyText(tidy, max)).toBe(tidy);
          expect(tidy.normalize('NFC')).toBe(tidy);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('when text is stored then it never holds seven digits in a row of groups', () => {
    fc.assert(
      fc.property(spelling, fc.integer({ min: 5, max: 160 }), ({ text }, max) => {
        expect(asciiDigits(storableText(`hello ${text}`, max)).replace(/\D/g, '').length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
