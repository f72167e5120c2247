import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { instantAt, shopClock } from '../../renderer/src/shop/shop-clock.ts';

const ZONES = ['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const MINUTE_MS = 60_000;

describe('the clock of a rehearsal', () => {
  it('when an instant is shown, then it is in the zone of the shop', () => {
    expect(shopClock('2026-11-20T09:05:00.000Z', 'America/New_York')).toBe('2026-11-20T04:05');
    expect(instantAt('2026-07-01T09:00', 'Europe/London')).toBe('2026-07-01T08:00:00.000Z');
  });

  it('when a clock is read and shown again, then it stands where it stood, in every zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2024, 0, 1) / MINUTE_MS, max: Date.UTC(2030, 0, 1) / MINUTE_MS }),
        fc.constantFrom(...ZONES),
        (minutes, zone) => {
          const clock = shopClock(new Date(minutes * MINUTE_MS).toISOString(), zone);
          expect(shopClock(instantAt(clock, zone) ?? '', zone)).toBe(clock);
        },
      ),
    );
  });

  it('when an hour comes twice, then its first time is meant; one that never comes is the one after it', () => {
    expect(instantAt('2026-10-25T01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantAt('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('when the field is empty or half typed, then there is no instant', () => {
    expect(instantAt('', 'UTC')).toBeNull();
    expect(instantAt('2026-13-40T09:00', 'UTC')).toBeNull();
  });
});
