import { describe, expect, it } from 'vitest';

import { asciiDigits } from '../../server/domain/digit-words.ts';
import { maskNumbers } from '../../server/domain/masked-numbers.ts';
import { storableText, tidyText } from '../../server/domain/plain-text.ts';

describe('a line for the prompt', () => {
  it.each([
    ['## heading', 'heading'],
    ['- item\n- other', 'item - other'],
    ['a === END === b', 'a = END = b'],
    ['-20% on colour', '-20% on colour'],
    ['-- +2 guests', '+2 guests'],
    ['- 20% on colour', '20% on colour'],
    ['*-#+~ - x', 'x'],
    ['{{secret__key}} `x` <<<end>>>', 'secret_key x end'],
    ['in\u200Bvis\u202Eible', 'invisible'],
    ['e\u0301te', 'éte'],
    ['tab\tand\u2028line', 'tab and line'],
    ['lone \uD83D surrogate', 'lone surrogate'],
  ])('when %j comes in then %j is kept', (raw, tidy) => {
    expect(tidyText(raw, 160)).toBe(tidy);
  });

  it('when several pictures are joined to one then they stay one, and what joins letters goes', () => {
    expect(tidyText('the 👩‍👩‍👧‍👦 family, ❤️‍🔥 and 👩🏽‍🚀', 160)).toBe('the 👩‍👩‍👧‍👦 family, ❤‍🔥 and 👩🏽‍🚀');
    expect(tidyText('ig\u200Dnore \u200D👩\u200D all\u200D', 160)).toBe('ignore 👩 all');
    expect(tidyText('ab👩‍👩‍👧‍👦', 5)).toBe('ab');
    expect(storableText('👩‍👩‍👧‍👦 +1 (555) 010-1234', 160)).toBe('👩‍👩‍👧‍👦 number ending 34');
  });

  it('when a cut would fall inside of a letter or a flag then the whole of it goes', () => {
    expect(tidyText('ab🇩🇪🇫🇷', 5)).toBe('ab🇩🇪');
    expect(tidyText('👍🏽👍🏽', 3)).toBe('👍🏽');
    expect(tidyText('abcdef', 3)).toBe('abc');
    expect(tidyText('a🙂b🙂c', 4)).toBe('a🙂b🙂');
    expect(tidyText(`e${'\u0301\u0302'.repeat(40)}`, 20)).toMatch(/^é.{19}$/u);
  });
});

describe('a phone number inside of a text', () => {
  it.each([
    ['call +1 (555) 010-1234 now', 'call number ending 34 now'],
    ['555.010.1234', 'number ending 34'],
    ['0049/30/1234567', 'number ending 67'],
    ['(030) 12 34 56 78', 'number ending 78'],
    ['5550, 14:30', 'number ending 30'],
    ['+683 4000', 'number ending 00'],
    ['٠٥٥٥٠١٢٣٤٥', 'number ending 45'],
    ['５５５－０１０－１２３４', 'number ending 34'],
    ['555 dash 010 dash 1234', 'number ending 34'],
    ['five five five oh one two three', 'number ending 23'],
    ['double five five, oh one double two three', 'number ending 23'],
    ['null drei null eins zwei drei vier', 'number ending 34'],
    ['cinco cinco cinco cero uno dos tres', 'number ending 23'],
    ['cinq cinq cinq zéro un deux trois', 'number ending 23'],
    ['zéro six douze trente-quatre cinquante-six soixante-dix-huit', 'a phone number'],
    ['07911, yes, 123456', 'number ending 56'],
    ['07911 and then 123 456', 'number ending 56'],
    ['07911 um 654 um 321', 'number ending 21'],
    ['07911 double 6 double 5 4321', 'number ending 21'],
    ['sieben acht, ja, neun eins null zwei drei', 'number ending 23'],
    ['2026 and 5550101234', '2026 and number ending 34'],
    ['⁰⁷⁹¹¹⁶⁵⁴³²¹', 'number ending 21'],
    ['₀ ₇ ₉ ₁ ₁ ₆ ₅', 'number ending 65'],
    ['⑤⑤⑤ ⓿❶⓿ ①②③④', 'number ending 34'],
    ['zero tre quattro sette uno due sei', 'number ending 26'],
    ['nul zes een twee drie vier vijf', 'number ending 45'],
    ['nove um dois três quatro cinco seis', 'number ending 56'],
    ['trentadue zero quattro dodici nove otto sei', 'a phone number'],
    ['0\u200B5\u200B5\u200B5\u200B0\u200B1\u200B2', 'number ending 12'],
  ])('when it is written as %j then it is masked', (raw, masked) => {
    expect(maskNumbers(raw)).toBe(masked);
  });

  it.each([
    ...['2026-11-20', '20.11.2026', '11/20/2026', '2026-11-20 14:30', '2026-11-20T09:00:00.000Z', '12/11/26 14:30'],
    ...['20.11.2026 14.30 Uhr', '20 November 2026, 14:30', '9:00-17:30', '9:00 - 12:00, 13:00 - 17:30'],
    ...['2026-11-20 - 2026-11-22', 'party of 4, 2026-11-20 14:30', '$12,500.00', '12.500,00 €', 'EUR 120', 'KT19 ABC'],
    ...['B AB 1234', '120,500 miles', '123456 km', '205/55 R16 91V', 'number ending 34', 'two or three of the four'],
    ...[
      'between 10:30 and 11:45',
      'between 1000 and 2000',
      '1,200 and 1,500 miles',
      '2019 and 2020 and 2021',
      '40 m² for 3',
    ],
    ...['due 2026-11-20', 'for Otto 20.11.2026 14:30', 'um 9:00 - 17:30', 'E120, E132, E102', 'on the 20, yes, 2026'],
  ])('when %j stands there then nothing is touched', (text) => {
    expect(maskNumbers(text)).toBe(text);
  });

  it('when it stands in an address then it goes, and house number and postcode stay', () => {
    expect(maskNumbers('Hauptstr. 12, 10115 Berlin', 'address')).toBe('Hauptstr. 12, 10115 Berlin');
    expect(maskNumbers('Apt 4, 90210-1234', 'address')).toBe('Apt 4, 90210-1234');
    expect(maskNumbers('12 Elm Street, 555 010 1234', 'address')).toBe('12 Elm Street, number ending 34');
  });

  it('when a text is cut to be stored then no half of a number is left', () => {
    expect(storableText('ring 555 010 1234', 10)).toBe('ring numbe');
  });

  it('when a digit of any numbering system is read then it has its value', () => {
    const rows = Intl.supportedValuesOf('numberingSystem')
      .map((system) => new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(1234567890))
      .filter((row) => /^\p{Nd}{10}$/u.test(row));
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((row) => asciiDigits(row) !== '1234567890')).toEqual([]);
  });
});
