import { describe, expect, it } from 'vitest';

import { pinFault, plainPin, waitAfter } from '../../server/domain/pin-rules.ts';
import { fitsPin, hashPin } from '../../server/platform/pin-hash.ts';

describe('what can be a PIN', () => {
  it.each([
    ['12345', 'short'],
    ['  1234  ', 'short'],
    ['👩‍👩‍👧', 'short'],
    ['111111', 'plain'],
    ['123456', 'plain'],
    ['987654', 'plain'],
    ['abcdefg', 'plain'],
    ['739105', null],
    ['marigold and thyme', null],
  ])('when it is %s, then it is found %s', (typed, fault) => {
    expect(pinFault(typed)).toBe(fault);
  });

  it('when a keyboard composes an umlaut otherwise, then it is the same passphrase', () => {
    expect(plainPin('gru\u0308n und blau ')).toBe(plainPin('grün und blau'));
  });
});

it('when wrong ones follow each other, then the wait grows from nothing to a quarter of an hour, and no further', () => {
  expect([0, 1, 2, 3, 4, 5].map(waitAfter)).toEqual([0, 0, 0, 15_000, 30_000, 60_000]);
  expect([9, 50, 5000].map(waitAfter)).toEqual([900_000, 900_000, 900_000]);
});

it('when a PIN is kept, then it is known again, another is not, and the same is never kept alike', async () => {
  const [one, other] = await Promise.all([hashPin('739105'), hashPin('739105')]);
  expect(one.hash).not.toBe(other.hash);
  expect(JSON.stringify(one)).not.toContain('739105');
  expect(await Promise.all([fitsPin('739105', one), fitsPin('739106', one), fitsPin('', one)])).toEqual([
    ...[true, false, false],
  ]);
});
