import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Appointment } from '#contract/front-desk.ts';
import { aRing } from '../support/factories.ts';
import { CUT, deskOnFile, idOf } from '../support/front-desk/desk-on-file.ts';
import { openDesk, type OpenDesk } from '../support/front-desk/open-desk.ts';
import type { Requests } from '../support/front-desk/race-messages.ts';
import { raceOnFile, raceOverHttp } from '../support/front-desk/race.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { TEST_SECRETS } from '../support/test-app.ts';

/** A few in the suite; 50 by hand. */
const ROUNDS = Number(process.env.LINEKEEPER_RACE_ROUNDS ?? 2);
const RACERS = 100;
const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
const racers = Array.from({ length: RACERS }, (_, index) => index);
const NINE = '2026-11-23T08:00:00.000Z';
/** A half past one that nobody has. */
const HALF_PAST_ONE = '2026-11-25T12:30:00.000Z';
const [FROM, TO] = ['2026-11-01', '2028-12-31'];

const later = (start: string, weeks: number): string =>
  new Date(Date.parse(start) + weeks * 7 * 86_400_000).toISOString();
/** A five-minute time of its own for each, on two days. */
const placeOf = (index: number): string =>
  new Date(Date.parse(NINE) + (index % 50) * 300_000 + Math.floor(index / 50) * 86_400_000).toISOString();

const inFile = (): string => join(temporaryDirectory(), 'linekeeper.db');

/** Nobody and nothing is taken twice, in whatever way it came about. */
function overlapping(appointments: readonly Appointment[]): number {
  return appointments.filter((one) =>
    appointments.some(
      (other) =>
        other.id !== one.id &&
        other.start < one.end &&
        one.start < other.end &&
        (other.staffId === one.staffId || other.resourceIds.some((id) => one.resourceIds.includes(id))),
    ),
  ).length;
}

/** As a script of the owner's asks. */
const byOwner = ({ app }: OpenDesk, command: string, bodies: readonly object[]): Requests =>
  bodies.map((body) => ({
    url: `${app.deskUrl}/api/${command}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TEST_SECRETS.apiToken}` },
    body,
  }));
/** As the agent asks, each on a call of its own. */
const byAgent = ({ app }: OpenDesk, tool: string, given: object): Requests =>
  racers.map((index) => ({
    url: `${app.webhookUrl}/tools/${tool}`,
    headers: { 'content-type': 'application/json', 'x-linekeeper-secret': TEST_SECRETS.tool },
    body: { ...given, call_sid: `CA${index}` },
  }));

/** The times that a call is offered, as epoch milliseconds. */
const startsIn = (reply: unknown): number[] => {
  const found = [...JSON.stringify(reply).matchAll(/"startTime":"([^"]+)"/gu)];
  return [...new Set(found.map(([, start = '']) => Date.parse(start)))];
};

describe('a hundred who want the same', () => {
  it('when they ask for one time over HTTP, from two processes, then exactly one has it', async () => {
    const shop = await openDesk({ service: { horizonDays: 730 } });
    const ask = await raceOverHttp();
    for (const round of rounds) {
      const wish = { serviceId: shop.cut.id, start: later(NINE, round) };
      const bodies = racers.map((index) => ({ ...wish, name: `Racer ${index}` }));
      const statuses = (await ask(byOwner(shop, 'appointments.book', bodies))).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(RACERS - 1);
    }
    const all = await shop.all(FROM, TO);
    expect([all.length, overlapping(all)]).toEqual([ROUNDS, 0]);
    await shop.stop();
  }, 300_000);

  it('when four people have one chair between them, then over HTTP exactly one is booked', async () => {
    const shop = await openDesk();
    for (const name of ['Theo', 'Ingrid', 'Paolo']) await shop.hire(name);
    await shop.owner.ask('resources.save', { name: 'Chair', kind: 'chair' });
    const shave = await shop.offer('Shave', { resourceKinds: ['chair'] });
    const ask = await raceOverHttp();
    for (const round of rounds) {
      const bodies = racers.map(() => ({ serviceId: shave.id, start: later(NINE, round), name: 'Racer' }));
      const replies = await ask(byOwner(shop, 'appointments.book', bodies));
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    }
    const all = await shop.all(FROM, TO);
    expect([all.length, overlapping(all)]).toEqual([ROUNDS, 0]);
    await shop.stop();
  }, 300_000);

  it('when a hundred calls are told of one time over HTTP, then it is offered to and kept for one of them', async () => {
    const shop = await openDesk({ service: { horizonDays: 730 } });
    for (const index of racers) await shop.app.ring(aRing({ call_sid: `CA${index}` }));
    const ask = await raceOverHttp();
    for (const round of rounds) {
      const given = { serviceId: shop.cut.id, date: later(NINE, round) };
      const replies = await ask(byAgent(shop, 'check_availability', given));
      // Whoever cannot have it is offered others of that day, as long as there are any.
      const offered = replies.flatMap(({ reply }) => startsIn(reply));
      expect(offered.filter((start) => start === Date.parse(given.date))).toHaveLength(1);
      expect([replies.length, new Set(offered).size]).toEqual([RACERS, offered.length]);
    }
    await shop.stop();
  }, 300_000);

  it('when a hundred appointments move to one time over HTTP, then one is there and the others are where they were', async () => {
    const shop = await openDesk({ service: { minutes: 5 } });
    const booked: Appointment[] = [];
    for (const index of racers) booked.push(await shop.book(placeOf(index)));
    const places = new Map(booked.map(({ id, start }) => [id, start]));
    const ask = await raceOverHttp();
    for (const round of rounds) {
      const start = later(HALF_PAST_ONE, round);
      const bodies = booked.map(({ id }) => ({ id, start }));
      const replies = await ask(byOwner(shop, 'appointments.move', bodies));
      const moved = bodies.filter((_, index) => replies[index]?.status === 200);
      expect(moved).toHaveLength(1);
      for (const { id } of moved) places.set(id, start);
    }
    const all = await shop.all(FROM, TO);
    expect([all.length, overlapping(all)]).toEqual([RACERS, 0]);
    expect(new Map(all.map(({ id, start }) => [id, start]))).toEqual(places);
    await shop.stop();
  }, 300_000);

  it.each([
    ['one person', { people: 1 }, 1],
    ['three people with two chairs', { people: 3, chairs: 2 }, 2],
  ])(
    'when they book %s from two processes on one database, then nothing is taken twice',
    async (_case, setUp, places) => {
      const file = inFile();
      const bench = deskOnFile(file);
      bench.setUp(setUp, { horizonDays: 730 });
      const race = await raceOnFile(file, 'book', RACERS / 2);
      for (const round of rounds) expect(await race(later(NINE, round))).toBe(places);
      const list = { business: 'default', from: FROM, to: TO, cancelled: true };
      const { appointments } = bench.frontDesk.appointments.list(list);
      expect([appointments.length, overlapping(appointments)]).toEqual([places * ROUNDS, 0]);
      bench.close();
    },
    300_000,
  );

  it('when two processes hold one time for a hundred calls, then one call has it', async () => {
    const file = inFile();
    const bench = deskOnFile(file);
    bench.setUp({ people: 1 }, { horizonDays: 730 });
    const race = await raceOnFile(file, 'hold', RACERS / 2);
    for (const round of rounds) expect(await race(later(NINE, round))).toBe(1);
    bench.close();
  }, 300_000);

  it('when two processes move what is booked to one time, then one is moved', async () => {
    const file = inFile();
    const bench = deskOnFile(file);
    bench.setUp({ people: 1 }, { minutes: 5, horizonDays: 730 });
    const same = { businessId: 'default', serviceId: CUT, addOnIds: [], note: null, by: 'staff', key: null } as const;
    const ids = racers.map((index) => {
      const who = { callerId: null, name: 'Racer', contact: null };
      const ask = { ...same, start: placeOf(index), staffId: idOf(0), who, holder: null };
      return bench.frontDesk.booking.book(ask).id;
    });
    const race = await raceOnFile(file, 'move', RACERS / 2);
    for (const round of rounds) expect(await race(later(HALF_PAST_ONE, round), ids)).toBe(1);
    const list = { business: 'default', from: FROM, to: TO, cancelled: false };
    const { appointments } = bench.frontDesk.appointments.list(list);
    expect([appointments.length, overlapping(appointments)]).toEqual([RACERS, 0]);
    bench.close();
  }, 300_000);
});
