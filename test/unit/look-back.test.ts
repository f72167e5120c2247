import { describe, expect, it } from 'vitest';

import { afterPage, begun, NEVER_LOOKED, withoutCursor } from '../../server/domain/look-back.ts';

const HOUR = 3600;

describe('look back', () => {
  it('when nobody looked yet, then the reading begins where it is told to', () => {
    expect(begun(NEVER_LOOKED, 5000).open).toEqual({ since: 5000, cursor: null, newest: null });
  });

  it('when a list was read to its end, then the next one begins two hours before the newest call of it', () => {
    const first = afterPage(begun(NEVER_LOOKED, 10 * HOUR), [11 * HOUR, 13 * HOUR, 12 * HOUR], null);
    expect(first).toEqual({ through: 13 * HOUR, open: null });
    expect(begun(first, 0).open.since).toBe(11 * HOUR);
  });

  it('when there was no call yet, then the calls since the first look are still looked for', () => {
    const nothing = afterPage(begun(NEVER_LOOKED, 10 * HOUR), [], null);
    expect(begun(nothing, 500 * HOUR).open.since).toBe(8 * HOUR);
  });

  it('when a reading is interrupted, then it goes on at its page and keeps the newest it saw', () => {
    const half = afterPage(begun(NEVER_LOOKED, 10 * HOUR), [14 * HOUR], 'page-2');
    expect(begun(half, 0).open).toEqual({ since: 10 * HOUR, cursor: 'page-2', newest: 14 * HOUR });
    expect(afterPage(begun(half, 0), [12 * HOUR], null).through).toBe(14 * HOUR);
  });

  it('when the provider forgot the page, then the reading begins anew and since the same time', () => {
    const half = afterPage(begun(NEVER_LOOKED, 10 * HOUR), [14 * HOUR], 'page-2');
    expect(begun(withoutCursor(half), 0).open).toEqual({ since: 10 * HOUR, cursor: null, newest: 14 * HOUR });
  });

  it('when an older list is read after a newer one, then what was seen stays seen', () => {
    const done = afterPage(begun(NEVER_LOOKED, 0), [20 * HOUR], null);
    expect(afterPage(begun(done, 0), [19 * HOUR], null).through).toBe(20 * HOUR);
  });
});
