import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redact } from '../../server/platform/redact.ts';

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const separator = fc.constantFrom('', '', '', ' ', '-', '.', '/', ') ', ' (', '\u00a0', ' - ', '\u2013');
const number = fc
  .tuple(fc.constantFrom('', '+', '00', '+1 '), fc.array(fc.tuple(digit, separator), { minLength: 8, maxLength: 15 }))
  .map(([prefix, pairs]) => prefix + pairs.flat().join(''));
const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const characters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const hex = characters('0123456789abcdefABCDEF', 32, 80);
const base64 = characters('ABCXYZabcxyz0123456789+/-_', 32, 90);
const key = characters('ABCXYZabcxyz0123456789', 1, 40);

/** Digits only, so that a number that survived in another spelling is noticed as well. */
const digitsOf = (value: string): string => value.replace(/\D/g, '');

describe('T10, T21: redaction', () => {
  it('when a phone number stands anywhere in any text, then its digits do not survive', () => {
    fc.assert(
      fc.property(text, number, text, (before, planted, after) => {
        expect(digitsOf(redact(`${before}${planted}${after}`))).not.toContain(digitsOf(planted));
      }),
      { numRuns: 2000 },
    );
  });

  it('when an e-mail address stands anywhere in any text, then it does not survive', () => {
    fc.assert(
      fc.property(text, fc.emailAddress(), text, (before, planted, after) => {
        const cleaned = redact(`${before}${planted}${after}`);
        expect(cleaned).not.toContain(planted);
        expect(cleaned).not.toContain(encodeURIComponent(planted));
      }),
      { numRuns: 2000 },
    );
  });

  it('when a key or token stands anywhere in any text, then it does not survive', () => {
    const planted = fc.oneof(
      hex,
      base64,
      hex.map((id) => `AC${id.slice(0, 32)}`),
    );
    fc.assert(
      fc.property(text, planted, text, (before, secret, after) => {
        expect(redact(`${before}${secret}${after}`)).not.toContain(secret);
      }),
      { numRuns: 2000 },
    );
  });

  it('when a short secret is announced as one, then it does not survive', () => {
    const opening = fc.constantFrom('Bearer ', 'bearer  ', 'xi-api-key: ', 'xi-api-key":"', 'XI-API-KEY=', 'wsec_');
    fc.assert(
      fc.property(text, opening, key, (before, announcement, secret) => {
        const cleaned = redact(`${before} ${announcement}${secret}`);
        expect(cleaned.endsWith('[secret]')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('when there is nothing to hide, then the text stays as it is', () => {
    for (const plain of [
      'SQLITE_BUSY: database is locked',
      'listen EADDRINUSE: address in use 127.0.0.1:4780',
      'at file:///app/node_modules/@scope/name/index.js:12:34',
      'Call took 123456 ms',
    ]) {
      expect(redact(plain)).toBe(plain);
    }
  });

  it('when the text is long and hostile, then the work grows with its length and no faster', () => {
    const cost = (unit: string, length: number): number => {
      const long = unit.repeat(length / unit.length);
      const started = process.cpuUsage();
      for (let round = 0; round < 5; round += 1) redact(long);
      const { user, system } = process.cpuUsage(started);
      return user + system + 1000;
    };
    for (const unit of [
      '1 ',
      '1    ',
      'a@',
      'Bearer ',
      'xi-api-key',
      '=',
      '((((',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ',
    ]) {
      cost(unit, 20_000);
      expect(cost(unit, 400_000) / cost(unit, 40_000)).toBeLessThan(40); // 10 for linear work, 100 for quadratic
    }
  });
});
