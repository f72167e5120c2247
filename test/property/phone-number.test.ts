import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';

import { toE164 } from '../../server/domain/phone-number.ts';

const digits = fc.stringMatching(/^\d{9}$/);

describe('a number of the North American plan', () => {
  it('is read as the library reads it, without asking the library', () => {
    const regions = fc.constantFrom('US', 'CA', 'GB', 'DE', 'JM');
    fc.assert(
      fc.property(fc.constantFrom('2', '3', '4', '5', '6', '7', '8', '9'), digits, regions, (first, rest, region) => {
        const text = `+1${first}${rest}`;
        const options = { defaultCountry: region, extract: false } as const;
        const number = parsePhoneNumberFromString(text, options);
        expect(number?.isPossible() ? number.number : null).toBe(toE164(text, region));
      }),
      { numRuns: 3000 },
    );
  });

  it('is not believed to be one when it is longer, shorter or begins as none does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+1\d{4,14}$/), (text) => {
        const number = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
        expect(toE164(text, 'US')).toBe(number?.isPossible() ? number.number : null);
      }),
      { numRuns: 3000 },
    );
  });
});
