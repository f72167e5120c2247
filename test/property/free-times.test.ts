import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import type { WeeklyHours } from '#contract/businesses.ts';
import { Resource, StaffMember } from '#contract/front-desk.ts';
import { freeTimes, timeAt, type Taken, type Wanted } from '../../server/domain/front-desk/availability.ts';
import type { ShopTime } from '../../server/domain/front-desk/working-time.ts';
import { joined } from '../../server/domain/spans.ts';
import { freeByTheMinute, minutesOf, type Minutes } from '../support/front-desk/minute-oracle.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How many shops are made up for each night; 1 in the suite, many more by hand. */
const SHOPS_A_NIGHT = Number(process.env.LINEKEEPER_ZONE_SHOPS ?? 1);

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const time = fc
  .oneof(
    fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15),
    fc.integer({ min: 0, max: 1439 }),
  )
  .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const spans = fc.array(fc.record({ open: time, close: time }), { maxLength: 3 });
const week: fc.Arbitrary<WeeklyHours> = fc.record({
  1: spans,
  2: spans,
  3: spans,
  4: spans,
  5: spans,
  6: spans,
  7: spans,
});
const breaks = fc.option(week, { freq: 3 });
const place = fc.integer({ min: -14 * 60, max: 14 * 60 });
const stretch = fc.record({ at: place, minutes: fc.integer({ min: 1, max: 300 }) });
const person = fc.record({
  week: fc.option(week, { freq: 2 }),
  breaks,
  away: fc.array(stretch, { maxLength: 2 }),
  busy: fc.array(stretch, { maxLength: 5 }),
});
const aShop = fc.record({
  hours: fc.option(week, { freq: 8 }),
  closed: fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 1 }),
  people: fc.array(person, { minLength: 1, maxLength: 3 }),
  chairs: fc.array(fc.record({ kind: fc.constantFrom('chair', 'lift'), busy: fc.array(stretch, { maxLength: 4 }) }), {
    maxLength: 3,
  }),
  kinds: fc.array(fc.constantFrom('chair', 'lift'), { maxLength: 2 }),
  named: fc.boolean(),
  minutes: fc.integer({ min: 5, max: 240 }),
  before: fc.integer({ min: 0, max: 30 }),
  after: fc.integer({ min: 0, max: 30 }),
  step: fc.constantFrom(5, 10, 15, 20, 30, 60),
});
type Made = typeof aShop extends fc.Arbitrary<infer T> ? T : never;

/** A shop of a zone in the hours around a moment. */
function built(made: Made, zone: string, around: number): { shop: ShopTime; wanted: Wanted; taken: Taken } {
  const local = (minutes: number): string =>
    Temporal.Instant.fromEpochMilliseconds(around + minutes * MINUTE)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  const staff = made.people.map(({ week: own, breaks: pauses, away }, index) =>
    StaffMember.parse({
      ...{ id: idOf(index), businessId: 'default', name: 'Maya', week: own, breaks: pauses },
      absences: away.flatMap(({ at, minutes }) => {
        const [from, to] = [local(at), local(at + minutes)];
        // Falling back, the clocks may show the end before the beginning: nobody could enter that.
        return from < to ? [{ id: idOf(9), from, to }] : [];
      }),
    }),
  );
  const resources = made.chairs.map(({ kind }, index) =>
    Resource.parse({ id: idOf(100 + index), businessId: 'default', name: kind, kind }),
  );
  const spansOf = (busy: readonly { at: number; minutes: number }[]) =>
    joined(busy.map(({ at, minutes }) => ({ start: around + at * MINUTE, end: around + (at + minutes) * MINUTE })));
  const named = made.named ? resources.slice(0, 1).map(({ id }) => id) : [];
  return {
    shop: {
      zone,
      hours: made.hours,
      closedDays: made.closed.map((later) => local(later * 1440).slice(0, 10)),
    },
    wanted: {
      service: {
        bufferBeforeMin: made.before,
        bufferAfterMin: made.after,
        resourceKinds: made.kinds,
        resourceIds: named,
      },
      ...{ minutes: made.minutes, staff, resources, stepMin: made.step },
      ...{ from: around - 12 * HOUR, to: around + 12 * HOUR },
    },
    taken: new Map([
      ...made.people.map(({ busy }, index) => [idOf(index), spansOf(busy)] as const),
      ...made.chairs.map(({ busy }, index) => [idOf(100 + index), spansOf(busy)] as const),
    ]),
  };
}

function holdToTheMinute(made: Made, minutes: Minutes, around: number): number {
  const { shop, wanted, taken } = built(made, minutes.zone, around);
  const found = freeTimes(shop, wanted, taken);
  const expected = freeByTheMinute(minutes, shop, wanted, taken);
  expect(found.map(({ start }) => start)).toEqual([...expected.keys()]);
  for (const { start, end, staffId, resourceIds } of found) {
    expect(end - start).toBe(wanted.minutes * MINUTE);
    expect(expected.get(start)).toContain(staffId);
    const used = wanted.resources.filter(({ id }) => resourceIds.includes(id));
    expect(used).toHaveLength(wanted.service.resourceIds.length + wanted.service.resourceKinds.length);
    for (const { id } of used)
      for (const span of taken.get(id) ?? [])
        expect(span.end <= start - made.before * MINUTE || span.start >= end + made.after * MINUTE).toBe(true);
  }
  const [first] = found;
  if (first) expect(timeAt(shop, { ...wanted, from: first.start, stepMin: null }, taken)).toMatchObject(first);
  return found.length;
}

/** Every clock change of a zone in 2026; of a zone that has none, one night. */
function nightsOf(zone: string): number[] {
  const nights: number[] = [];
  const end = Date.UTC(2027, 0, 1);
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2026, 0, 1))
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  for (; at && at.epochMilliseconds < end; at = at.getTimeZoneTransition('next')) nights.push(at.epochMilliseconds);
  return nights.length > 0 ? nights : [Date.UTC(2026, 5, 17, 3)];
}

describe('free times, held against every minute by itself', () => {
  it(
    'when it is the night of a clock change, in whatever zone, then none is outside the working time and none is lost',
    () => {
      const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
      let [nights, found] = [0, 0];
      for (const zone of zones)
        for (const night of nightsOf(zone)) {
          nights += 1;
          const minutes = minutesOf(zone, night - 30 * HOUR, night + 30 * HOUR);
          fc.assert(
            fc.property(aShop, (made) => void (found += holdToTheMinute(made, minutes, night))),
            { numRuns: SHOPS_A_NIGHT },
          );
        }
      expect(zones.length).toBeGreaterThan(400);
      expect(nights).toBeGreaterThan(500);
      // Were every shop closed, nothing would have been tried.
      expect(found).toBeGreaterThan(nights);
    },
    120_000 * SHOPS_A_NIGHT,
  );
});
