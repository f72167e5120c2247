import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { firstSigns, seenLength, wholeSigns } from '#contract/seen-text.ts';

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
});
