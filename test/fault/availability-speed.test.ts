import { describe, expect, it } from 'vitest';

import { availabilitySpeed } from '../support/front-desk/availability-speed.ts';

describe('the speed of availability', () => {
  it('when twenty people and two months are asked for, then it takes milliseconds, however many years came before', () => {
    const { fresh, aged, slots } = availabilitySpeed({ old: 20_000, rounds: 5 });
    expect(slots).toBeGreaterThan(400);
    // 20 ms of a processor, however many others want it; 1.2 with ten times as many is measured by the bench.
    expect(fresh).toBeLessThan(20);
    expect(aged / fresh).toBeLessThan(1.6);
  }, 120_000);
});
