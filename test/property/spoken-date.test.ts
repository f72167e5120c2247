import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { hear } from '../../server/domain/front-desk/spoken/hear.ts';
import { momentsOf, sayDay, sayWhen } from '../../server/domain/front-desk/spoken/say.ts';
import { settleMoment } from '../../server/domain/front-desk/spoken/settle.ts';

const DAYS = 731;
const first = Temporal.PlainDate.from('2026-01-01');
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
const languages = ['en', 'de'] as const;
const never = (): boolean => false;

/** What was said is heard as the very moment it was said of. */
function comesBack(moment: string, now: string, zone: string, language: string): void {
  const wording = sayWhen(moment, now, zone, language);
  expect({ wording, ...settleMoment({ wording, now, zone, language }, never) }).toEqual({ wording, at: moment });
}

describe('what is said of a day and a time is heard as that day and time', () => {
  it.each(languages)('on every day of two years in %s', (language) => {
    for (let ahead = 0; ahead < DAYS; ahead += 1) {
      const day = first.add({ days: ahead }).toString();
      for (let before = 1; before <= 7; before += 1) {
        const today = first.add({ days: ahead - before * 7 + before });
        const wording = sayDay(day, today.toString(), language);
        expect({ wording, ...hear(wording, today, language) }).toMatchObject({
          wording,
          days: [{ from: day, to: day }],
        });
      }
    }
  });

  it.each(languages)('at every fifth minute of a day in %s', (language) => {
    const midnight = Temporal.ZonedDateTime.from('2026-07-01T00:00[Europe/Berlin]');
    for (let minute = 0; minute < 1440; minute += 5) {
      const moment = midnight.add({ minutes: minute }).toInstant().toString();
      comesBack(moment, '2026-06-20T10:00:00Z', 'Europe/Berlin', language);
    }
  });

  it.each(languages.flatMap((language) => zones.map((zone) => [language, zone] as const)))(
    'through every quarter of an hour of both nights when clocks change, in %s and %s',
    (language, zone) => {
      let at = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
      for (let changes = 0; changes < 4; changes += 1) {
        const change = at.getTimeZoneTransition('next');
        if (change === null || change.year > 2027) return;
        at = change;
        for (let quarter = -16; quarter <= 16; quarter += 1) {
          const moment = change.add({ minutes: quarter * 15 });
          const now = moment.subtract({ days: 9 }).toInstant().toString();
          comesBack(moment.toInstant().toString(), now, zone, language);
        }
      }
    },
  );

  it('at any moment of two years, said up to two years before', () => {
    const moments = fc.record({
      ahead: fc.integer({ min: 1, max: 1440 * DAYS }),
      start: fc.integer({ min: 0, max: 1440 * DAYS }),
      zone: fc.constantFrom(...zones),
      language: fc.constantFrom(...languages),
    });
    fc.assert(
      fc.property(moments, ({ ahead, start, zone, language }) => {
        const now = first.toZonedDateTime(zone).add({ minutes: start });
        comesBack(now.add({ minutes: ahead }).toInstant().toString(), now.toInstant().toString(), zone, language);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds no moment in an hour that a night leaves out, and two in one it has twice', () => {
    const at = (wall: string): number => momentsOf(Temporal.PlainDateTime.from(wall), 'Europe/Berlin').length;
    expect(['2026-03-29T02:30', '2026-10-25T02:30', '2026-10-25T03:00'].map(at)).toEqual([0, 2, 1]);
  });
});
