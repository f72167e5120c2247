import { describe, expect, it } from 'vitest';

import { nextLoud } from '../../server/domain/texts/times.ts';
import { quietIn } from '../../server/domain/quiet-hours.ts';

const rules = { quietFrom: '20:00', quietTo: '08:00', quietSundays: false };
const next = (at: string, zones: string[], over: Partial<typeof rules> = {}): string =>
  new Date(nextLoud(Date.parse(at), zones, { ...rules, ...over })).toISOString();

describe('when a text may be sent', () => {
  it.each([
    ['over midnight', '2026-11-20T22:30:00Z', 'Europe/Berlin', '2026-11-21T07:00:00.000Z'],
    ['in the night the clocks go forward', '2027-03-27T22:30:00Z', 'Europe/Berlin', '2027-03-28T06:00:00.000Z'],
    ['in the night they go back', '2026-10-24T22:30:00Z', 'Europe/Berlin', '2026-10-25T07:00:00.000Z'],
    ['where they change by half an hour', '2026-10-03T12:00:00Z', 'Australia/Lord_Howe', '2026-10-03T21:00:00.000Z'],
    ['three quarters of an hour apart', '2026-11-20T20:00:00Z', 'Asia/Kathmandu', '2026-11-21T02:15:00.000Z'],
  ])('when it is quiet %s, then it waits until the very minute', (_what, at, zone, expected) => {
    expect(next(at, [zone])).toBe(expected);
  });

  it('when two zones share two hours a day and nobody is to be written to on Sundays, then it waits for both', () => {
    const zones = ['Asia/Tokyo', 'America/New_York'];
    const due = nextLoud(Date.parse('2026-11-21T01:30:00Z'), zones, { ...rules, quietSundays: true });
    expect(quietIn(zones, { ...rules, quietSundays: true }, new Date(due))).toBeNull();
  });

  it('when they are never awake together, then the clock of whoever gets it counts', () => {
    const over = { quietFrom: '18:00', quietTo: '09:00' };
    expect(next('2026-11-20T10:00:00Z', ['Asia/Tokyo', 'America/New_York'], over)).toBe('2026-11-20T14:00:00.000Z');
  });
});
