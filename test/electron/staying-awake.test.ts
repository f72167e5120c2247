import { describe, expect, it } from 'vitest';

import { createKeepAwake } from '../../electron/keep-awake.ts';
import { isAnyOpen, isQuiet } from '../../electron/shop-hours.ts';

describe('F12: staying awake', () => {
  function keepAwake() {
    const at = { wanted: true, open: true as boolean | null };
    const held = new Set<number>();
    const { review, stop } = createKeepAwake({
      powerSaveBlocker: {
        start: (type) => (held.add(held.size + 1), type === 'prevent-app-suspension' ? held.size : -1),
        stop: (id) => held.delete(id),
      },
      isWanted: () => at.wanted,
      isOpen: () => Promise.resolve(at.open),
    });
    return { at, held, review, stop };
  }

  it.each([
    [true, true, 1],
    [true, null, 1],
    [true, false, 0],
    [false, true, 0],
  ])('when it is agreed to: %s, and the shop is open: %s, then %i is held', async (wanted, open, count) => {
    const { at, held, review, stop } = keepAwake();
    await review();
    Object.assign(at, { wanted, open });
    await review();
    await review();
    expect(held.size).toBe(count);
    stop();
    expect(held.size).toBe(0);
  });

  it('when the switch is turned off while the hours are asked for, then nothing is held', async () => {
    const { at, held, review } = keepAwake();
    const asking = review();
    at.wanted = false;
    await asking;
    expect(held.size).toBe(0);
  });

  it('when a shop is open, then it counts; when none says its hours, then nobody knows, and the night is quiet', () => {
    const nine = [{ open: '09:00', close: '17:00' }];
    const hours = { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: [], 7: [] };
    const open = { hours, closedDays: [], zone: 'Europe/London' };
    const silent = { hours: null, closedDays: [], zone: 'UTC' };
    const at = '2026-11-20T10:00:00.000Z';
    const later = '2026-11-20T20:00:00.000Z';
    expect([isAnyOpen([silent, open], at), isAnyOpen([open], later)]).toEqual([true, false]);
    expect([isAnyOpen([silent, open], later), isAnyOpen([], at)]).toEqual([null, null]);
    expect([isQuiet(true, new Date(later)), isQuiet(false, new Date(at))]).toEqual([false, true]);
    expect([2, 4].map((hour) => isQuiet(null, new Date(2026, 10, 20, hour)))).toEqual([true, true]);
    expect([1, 5, 12].map((hour) => isQuiet(null, new Date(2026, 10, 20, hour)))).toEqual([false, false, false]);
  });
});
