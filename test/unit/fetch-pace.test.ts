import { describe, expect, it } from 'vitest';

import { lookAgainAfter, waitAfter } from '../../server/domain/fetch-pace.ts';

describe('fetch pace', () => {
  it('when requests fail one after the other, then each waits twice as long, and none longer than six hours', () => {
    expect([0, 1, 2, 5].map((failures) => waitAfter(failures, null, 0))).toEqual([1000, 2000, 4000, 32_000]);
    expect(waitAfter(40, null, 1)).toBe(6 * 3_600_000);
  });

  it('when many fail at once, then they come back at different times', () => {
    expect(waitAfter(3, null, 0.5)).toBe(10_000);
    expect(waitAfter(3, null, 1)).toBe(12_000);
  });

  it('when the provider asks to wait longer, then it is waited longer, and never shorter than our own time', () => {
    expect(waitAfter(0, 90_000, 0)).toBe(90_000);
    expect(waitAfter(5, 1000, 0)).toBe(32_000);
  });

  it('when a call goes on, then it is looked at again less and less often, and after a day no more', () => {
    expect([0, 1, 2, 9].map((looks) => lookAgainAfter(looks, 0, 100))).toEqual([20_000, 40_000, 80_000, 900_000]);
    expect(lookAgainAfter(0, 0, 25 * 3600)).toBeNull();
  });
});
