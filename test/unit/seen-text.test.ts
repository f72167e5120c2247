import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Splitting } from '#contract/people.ts';
import { firstSigns, seenLength, wholeSigns } from '#contract/seen-text.ts';

import { tidyName } from '../../server/domain/names.ts';
import { sayableName, shorten } from '../../server/domain/told-text.ts';

const FAMILY = '👩‍👩‍👧‍👦';
const ACCENTED = 'e\u0301';

describe('text as it is seen', () => {
  it('when signs are made of several, then each counts once', () => {
    expect(seenLength(`${FAMILY}${ACCENTED}🇩🇪`)).toBe(3);
    expect(seenLength('')).toBe(0);
  });

  it('when a cut falls into a sign, then the whole sign is left out', () => {
    expect(wholeSigns(`a${FAMILY}`, 5)).toBe('a');
    expect(wholeSigns(`a${ACCENTED}b`, 2)).toBe('a');
    expect(wholeSigns(`a${ACCENTED}b`, 3)).toBe(`a${ACCENTED}`);
    expect(firstSigns(`a${FAMILY}${ACCENTED}b`, 3)).toBe(`a${FAMILY}${ACCENTED}`);
  });

  it('when anything is cut anywhere, then it is a beginning of it, no longer than asked for and well formed', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', 'é', ACCENTED, FAMILY, '🇩🇪', 'न', 'ि', '\u200d') });
    fc.assert(
      fc.property(text, fc.nat(40), (whole, most) => {
        const cut = wholeSigns(whole, most);
        expect(whole.startsWith(cut) && cut.length <= most && cut.isWellFormed()).toBe(true);
        const first = firstSigns(whole, most);
        expect(whole.startsWith(first) && first.isWellFormed()).toBe(true);
        expect(seenLength(first)).toBe(Math.min(most, seenLength(whole)));
      }),
    );
  });

  it('when a line is shortened, then no sign at its end falls apart', () => {
    expect(shorten(`${'x'.repeat(15)}${FAMILY}${'y'.repeat(20)}`, 20)).toBe(`${'x'.repeat(15)}...`);
    expect(shorten(`${'x'.repeat(16)}${ACCENTED}${'y'.repeat(20)}`, 20)).toBe(`${'x'.repeat(16)}...`);
  });

  it('when a name is as long as a name may be, then its letters count and their marks do not', () => {
    const marked = 'क\u094D\u0930'.repeat(30); // two signs to the eye at most, three code points
    expect([seenLength(marked) <= 60, marked.length]).toEqual([true, 90]);
    expect(tidyName(marked)).toBe(marked);
    expect(sayableName(marked)).toBe(marked);
    expect(tidyName('a'.repeat(61))).toBeNull();
    const id = '0198c0de-0000-7000-8000-000000000000';
    const splitting = (name: string): boolean => Splitting.safeParse({ id, callIds: [id], name }).success;
    expect([splitting(marked), splitting('a'.repeat(60)), splitting('a'.repeat(61))]).toEqual([true, true, false]);
  });
});
