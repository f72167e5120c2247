import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';

import { matchingSecret } from '../../server/platform/same-bytes.ts';

const current = 'the-current-invented-secret';
const previous = 'the-previous-secret';

describe('T4: matchingSecret', () => {
  const timingSafeEqual = crypto.timingSafeEqual;
  afterEach(() => {
    crypto.timingSafeEqual = timingSafeEqual;
    syncBuiltinESMExports();
  });

  it('says which secret was given', () => {
    expect(matchingSecret(current, [current, previous])).toBe(0);
    expect(matchingSecret(previous, [current, previous])).toBe(1);
    expect(matchingSecret(Buffer.from(current), [Buffer.from(current)])).toBe(0);
  });

  it('says the first index when one secret is listed twice', () => {
    expect(matchingSecret(current, [current, current])).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['a wrong one of the same length', 'THE-current-invented-secret'],
    ['the beginning', current.slice(0, -1)],
    ['one byte more', `${current} `],
    ['a zero byte more', `${current}\0`],
    ['both joined', `${current}${previous}`],
  ])('matches none when given %s', (_case, given) => {
    expect(matchingSecret(given, [current, previous])).toBe(-1);
  });

  it('never matches an empty secret, nor anything when there is none', () => {
    expect(matchingSecret('', [''])).toBe(-1);
    expect(matchingSecret('', [])).toBe(-1);
    expect(matchingSecret('\0', [''])).toBe(-1);
  });

  it('does not take a prefix filled up with zero bytes for the secret', () => {
    expect(matchingSecret('ab', ['ab\0\0'])).toBe(-1);
  });

  it.each([['the first'], ['the second'], ['a short one'], ['a long one'], ['none']])(
    'compares in constant time with every secret, when %s is given',
    (which) => {
      const given = { 'the first': current, 'the second': previous, 'a short one': 'x', 'a long one': 'x'.repeat(99) };
      let compared = 0;
      crypto.timingSafeEqual = (a, b) => {
        compared += 1;
        return timingSafeEqual(a, b);
      };
      syncBuiltinESMExports();

      matchingSecret(new Map(Object.entries(given)).get(which) ?? '', [current, previous]);

      expect(compared).toBe(2);
    },
  );
});
