import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { Appointment } from '#contract/front-desk.ts';
import { CUT, deskOnFile, idOf } from '../support/front-desk/desk-on-file.ts';
import { openDesk } from '../support/front-desk/open-desk.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A few in the suite; 50 by hand. */
const ROUNDS = Number(process.env.LINEKEEPER_RACE_ROUNDS ?? 2);
const RACERS = 100;
const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
const NINE = '2026-11-23T08:00:00.000Z';
const NOON = '2026-11-23T11:00:00.000Z';

const later = (start: string, weeks: number): string =>
  new Date(Date.parse(start) + weeks * 7 * 86_400_000).toISOString();

/** Processes that hold one database file and begin at one moment; resolves to how many of each came through. */
async function race(file: string, kind: string, start: string, env: Record<string, string>[] = [{}, {}]) {
  const script = join(import.meta.dirname, '..', 'support', 'front-desk', 'racer.ts');
  const racers = env.map((own, index) => {
    const args = [script, file, `racer-${index}`, String(RACERS / env.length), start, kind];
    return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...own } });
  });
  await Promise.all(racers.map((racer) => once(racer.stdout, 'data')));
  const ends = racers.map(async (racer) => Number(String((await once(racer.stdout, 'data'))[0])));
  for (const racer of racers) racer.stdin.write('go\n');
  const won = await Promise.all(ends);
  for (const racer of racers) if (racer.exitCode === null) await once(racer, 'exit');
  return won.reduce((sum, count) => sum + count, 0);
}

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

describe('a hundred who want the same', () => {
  it('when they ask for one time over HTTP, then exactly one has it', async () => {
    const shop = await openDesk({ service: { horizonDays: 730 } });
    for (const round of rounds) {
      const start = later(NINE, round);
      const asks = Array.from({ length: RACERS }, (_, index) =>
        shop.app.api('POST', '/api/appointments.book', { serviceId: shop.cut.id, start, name: `Racer ${index}` }),
      );
      const statuses = (await Promise.all(asks)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(RACERS - 1);
    }
    const all = await shop.all('2026-11-01', '2028-12-31');
    expect([all.length, overlapping(all)]).toEqual([ROUNDS, 0]);
    await shop.stop();
  }, 120_000);

  it('when four people have one chair between them, then over HTTP exactly one is booked', async () => {
    const shop = await openDesk();
    for (const name of ['Theo', 'Ingrid', 'Paolo']) await shop.hire(name);
    await shop.owner.ask('resources.save', { name: 'Chair', kind: 'chair' });
    const shave = await shop.offer('Shave', { resourceKinds: ['chair'] });
    for (const round of rounds) {
      const start = later(NINE, round);
      const asks = Array.from({ length: RACERS }, () =>
        shop.app.api('POST', '/api/appointments.book', { serviceId: shave.id, start, name: 'Racer' }),
      );
      expect((await Promise.all(asks)).filter(({ status }) => status === 200)).toHaveLength(1);
    }
    expect(overlapping(await shop.all('2026-11-01', '2028-12-31'))).toBe(0);
    await shop.stop();
  }, 120_000);

  it('when twenty appointments move to one time over HTTP, then one is there and the others are where they were', async () => {
    const shop = await openDesk({ service: { minutes: 5 } });
    const booked: Appointment[] = [];
    for (let index = 0; index < 20; index += 1)
      booked.push(await shop.book(new Date(Date.parse(NINE) + index * 300_000).toISOString()));
    const asks = booked.map(({ id }) => shop.app.api('POST', '/api/appointments.move', { id, start: NOON }));
    expect((await Promise.all(asks)).filter(({ status }) => status === 200)).toHaveLength(1);
    const all = await shop.all();
    expect([all.length, overlapping(all)]).toEqual([20, 0]);
    const stayed = all.filter(({ id, start }) => booked.some((one) => one.id === id && one.start === start));
    expect(stayed).toHaveLength(19);
    await shop.stop();
  }, 120_000);

  it.each([
    ['one person', { people: 1 }, 1],
    ['three people with two chairs', { people: 3, chairs: 2 }, 2],
  ])(
    'when they book %s from two processes on one database, then nothing is taken twice',
    async (_case, setUp, places) => {
      const file = inFile();
      const bench = deskOnFile(file);
      bench.setUp(setUp, { horizonDays: 730 });
      for (const round of rounds) expect(await race(file, 'book', later(NINE, round))).toBe(places);
      const [from, to] = ['2026-11-01', '2028-12-31'];
      const { appointments } = bench.frontDesk.appointments.list({ business: 'default', from, to, cancelled: true });
      expect([appointments.length, overlapping(appointments)]).toEqual([places * ROUNDS, 0]);
      bench.close();
    },
    300_000,
  );

  it('when two processes hold one time for a hundred calls, then one call has it', async () => {
    const file = inFile();
    const bench = deskOnFile(file);
    bench.setUp({ people: 1 }, { horizonDays: 730 });
    for (const round of rounds) expect(await race(file, 'hold', later(NINE, round))).toBe(1);
    bench.close();
  }, 300_000);

  it('when two processes move what is booked to one time, then one is moved', async () => {
    const file = inFile();
    const bench = deskOnFile(file);
    bench.setUp({ people: 1 }, { minutes: 5, horizonDays: 730 });
    const same = { businessId: 'default', serviceId: CUT, addOnIds: [], note: null, by: 'staff', key: null } as const;
    const ids = Array.from({ length: RACERS }, (_, index) => {
      const start = new Date(Date.parse(NINE) + (index % 50) * 300_000 + Math.floor(index / 50) * 86_400_000);
      const who = { callerId: null, name: 'Racer', contact: null };
      return bench.frontDesk.booking.book({ ...same, start: start.toISOString(), staffId: idOf(0), who, holder: null })
        .id;
    });
    const env = [0, 1].map((half) =>
      Object.fromEntries(ids.slice(half * 50, half * 50 + 50).map((id, index) => [`APPOINTMENT_${index}`, id])),
    );
    // A half past one that nobody had.
    expect(await race(file, 'move', '2026-11-25T12:30:00.000Z', env)).toBe(1);
    const list = { business: 'default', from: '2026-11-01', to: '2026-12-31', cancelled: false };
    const { appointments } = bench.frontDesk.appointments.list(list);
    expect([appointments.length, overlapping(appointments)]).toEqual([RACERS, 0]);
    bench.close();
  }, 300_000);
});
