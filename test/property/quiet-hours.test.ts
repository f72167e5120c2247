import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { quietIn } from '../../server/domain/quiet-hours.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const text = ([hours, minutes]: readonly [number, number]): string =>
  `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
/** Half an hour apart over two years: every change of clocks is among them. */
const moment = fc
  .integer({ min: 0, max: 2 * 365 * 48 })
  .map((halves) => new Date(Date.UTC(2026, 0, 1) + halves * 1_800_000));

/** Minutes of the day and the weekday on a wall clock there, worked out from the zone's offset alone. */
function wallClock(zone: string, at: Date): { minutes: number; isSunday: boolean } {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
    /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
  const ahead = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 * (sign === '-' ? -1 : 1);
  const there = new Date(at.getTime() + ahead);
  return { minutes: there.getUTCHours() * 60 + there.getUTCMinutes(), isSunday: there.getUTCDay() === 0 };
}

describe('quiet hours', () => {
  it('when any zone, any hours and any moment meet, then it is quiet exactly where the wall clock there says so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moment, clock, clock, fc.boolean(), (zone, at, from, to, quietSundays) => {
        const { minutes, isSunday } = wallClock(zone, at);
        const [first, last] = [from[0] * 60 + from[1], to[0] * 60 + to[1]];
        const isQuietHour =
          first < last ? minutes >= first && minutes < last : first > last && (minutes >= first || minutes < last);
        const expected = quietSundays && isSunday ? 'sunday' : isQuietHour ? 'hours' : undefined;
        const rules = { quietFrom: text(from), quietTo: text(to), quietSundays };
        expect(quietIn([zone], rules, at)?.why).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    // The clocks of Berlin go back at three, those of New York forward at two: 07:59 and 08:00 stay what they are.
    ['Europe/Berlin', '2026-10-26T06:59:00Z', true],
    ['Europe/Berlin', '2026-10-26T07:00:00Z', false],
    ['Europe/Berlin', '2026-10-23T05:59:00Z', true],
    ['Europe/Berlin', '2026-10-23T06:00:00Z', false],
    ['America/New_York', '2026-03-09T11:59:00Z', true],
    ['America/New_York', '2026-03-09T12:00:00Z', false],
    ['America/New_York', '2026-03-06T12:59:00Z', true],
    ['America/New_York', '2026-03-06T13:00:00Z', false],
  ])('in %s at %s: %s', (zone, at, isQuiet) => {
    const rules = { quietFrom: '20:00', quietTo: '08:00', quietSundays: true };
    expect(quietIn([zone], rules, new Date(at)) !== null).toBe(isQuiet);
  });

  it('when a number may be at home in several zones, then the strictest counts', () => {
    const rules = { quietFrom: '20:00', quietTo: '08:00', quietSundays: true };
    const at = new Date('2026-11-20T15:00:00Z');
    expect(quietIn(['America/New_York', 'America/Los_Angeles'], rules, at)).toEqual({ why: 'hours', time: '07:00' });
  });
});
