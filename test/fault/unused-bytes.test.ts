import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { wipeCheck } from '../../server/domain/doctor/memory.ts';
import { createWiping } from '../../server/services/wiping.ts';
import { openStores, type Stores } from '../../server/store/open-stores.ts';
import { createRandom, type Random } from '../receptionist/random.ts';
import { aBusiness } from '../support/people-and-shops.ts';
import { readDatabase } from '../support/stored.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const AT = '2026-11-21T10:00:00.000Z';
const PEOPLE = 200;
const nameOf = (nth: number): string => `Quarrow ${String(nth).padStart(4, '0')}.`;
const EVEN = Array.from({ length: PEOPLE / 2 }, (_, nth) => 2 * nth);

/** People whose cards grow and shrink call by call, so that SQLite moves rows from page to page; then half are erased. */
function movedAndErased(random: Random, dir = temporaryDirectory()) {
  const file = join(dir, 'linekeeper.db');
  const stores = openStores(file);
  stores.transact(() => {
    stores.businesses.save(aBusiness({ id: 'shop' }), AT);
    for (let nth = 0; nth < PEOPLE; nth += 1) {
      const key = { key: `key-${nth}`, publicId: `public-${nth}` };
      const id = stores.people.addIdentity({ businessId: 'shop', ...key, sealedNumber: null, masked: null }, AT);
      stores.people.addPerson(`person-${nth}`, AT, id);
    }
  });
  for (let time = 0; time < 40; time += 1) stores.transact(() => describeSome(stores, random));
  stores.transact(() => {
    for (const nth of EVEN) stores.people.removePerson(`person-${nth}`);
    stores.wipes.ask(AT);
  });
  expect(stores.checkpoint()).toBe(true);
  return { dir, file, stores, left: () => namesIn(file) };
}

function describeSome(stores: Stores, random: Random, times = 50): void {
  for (let nth = 0; nth < times; nth += 1) {
    const who = random.below(PEOPLE);
    stores.people.describe(`person-${who}`, nameOf(who), 'x'.repeat(random.below(1500)));
  }
}

/** Of whom a byte of the file still tells although they are erased. */
function namesIn(file: string): string[] {
  const bytes = readFileSync(file);
  return EVEN.map(nameOf).filter((name) => bytes.includes(name));
}

type Described = { id: string; name: string; bytes: number };
const DESCRIBED = 'SELECT id, name, length(card) AS bytes FROM persons WHERE name IS NOT NULL';

const rowsOf = (dir: string): unknown =>
  readDatabase(dir, (db) => ({
    whole: db.pragma('integrity_check', { simple: true }),
    persons: db.prepare('SELECT rowid, * FROM persons').all(),
    identities: db.prepare('SELECT * FROM identities').all(),
  }));

/** The first seed whose story leaves something. */
function leaving() {
  for (let seed = 1; seed < 40; seed += 1) {
    const story = movedAndErased(createRandom(seed));
    if (story.left().length > 0) return story;
    story.stores.close();
  }
  throw new Error('No story left anything in unused bytes.');
}

const wipingOf = (stores: Stores, report = (): void => undefined) =>
  createWiping({ stores, now: () => new Date(AT), report });

describe('T20: what erased rows leave between others', () => {
  it('when rows were moved and some erased, then no byte is left of those, the rest is as it was, and later writes bring nothing back', async () => {
    const { dir, file, stores, left } = leaving();
    const wiping = wipingOf(stores);
    const before = rowsOf(dir);
    const described = readDatabase(dir, (db) => db.prepare<[], Described>(DESCRIBED).all());
    expect(left()).not.toEqual([]);
    expect(wipeCheck(wiping.state())).toMatchObject({ state: 'note', told: { code: 'doctor_wipe_due' } });
    // Remembered by the connection as it was, with what is between the rows.
    for (let nth = 0; nth < PEOPLE; nth += 1) stores.people.summary(`person-${nth}`);

    await wiping.finish();

    expect(left()).toEqual([]);
    expect(wipeCheck(wiping.state())).toMatchObject({ state: 'ok', told: { code: 'doctor_wiped' } });
    expect(rowsOf(dir)).toEqual(before);

    // As long as before, so that each row changes where it stands, and all else of its page is written as it is remembered.
    stores.transact(() => {
      for (const { id, name, bytes } of described) stores.people.describe(id, name, 'y'.repeat(bytes));
    });
    expect(stores.checkpoint()).toBe(true);
    expect(namesIn(file)).toEqual([]);
    stores.close();
  });

  it('when calls go on meanwhile, then it is done between them, and what is erased meanwhile is due again', async () => {
    const { dir, stores, left } = leaving();
    onTestFinished(() => stores.close());
    const wiping = wipingOf(stores);
    const random = createRandom(9);
    let isOver = false;
    const calls = (async () => {
      for (let nth = 0; !isOver; nth += 1) {
        stores.transact(() => {
          describeSome(stores, random, 3);
          if (nth === 3) stores.wipes.ask(AT);
        });
        await pause(random.between(1, 12));
      }
    })();
    await wiping.finish();
    isOver = true;
    await calls;

    expect(left()).toEqual([]);
    expect(rowsOf(dir)).toMatchObject({ whole: 'ok' });
    expect(stores.wipes.due()?.count).toBe(2);
    await wiping.finish();
    expect(stores.wipes.due()).toBeUndefined();
  });

  it('when the disk takes nothing more, then the doctor says so, it stays due, and the next time it is done', async () => {
    const { stores, left } = leaving();
    onTestFinished(() => stores.close());
    let isFull = true;
    const full = (): never => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    const unused: Stores['unused'] = { ...stores.unused, begin: () => (isFull ? full : stores.unused.begin()) };
    const report = vi.fn();
    const wiping = createWiping({ stores: { ...stores, unused }, now: () => new Date(AT), report });

    await wiping.finish();

    expect(report).toHaveBeenCalledOnce();
    expect(wipeCheck(wiping.state())).toMatchObject({
      state: 'warning',
      told: { code: 'doctor_wipe_problem', values: { why_code: 'wipe_disk_full' } },
    });
    expect(stores.wipes.due()).toMatchObject({ since: AT });
    isFull = false;
    await wiping.finish();
    expect([left(), stores.wipes.due(), wiping.state().problem]).toEqual([[], undefined, null]);
  });

  it('when the process is killed in the middle, then nothing is lost and the next start does the rest', async () => {
    const { dir, stores, left } = leaving();
    stores.close();
    const before = rowsOf(dir);
    const random = createRandom(Date.now() % 100_000);
    let cutShort = 0;
    for (let round = 0; round < 4; round += 1) {
      const child = fork(join(import.meta.dirname, '..', 'support', 'wiping-child.ts'), [dir], { stdio: 'pipe' });
      const gone = once(child, 'exit');
      await once(child, 'message');
      await pause(random.below(12));
      child.kill('SIGKILL');
      await gone;
      expect(rowsOf(dir)).toEqual(before);
      cutShort += readDatabase(dir, (db) => db.prepare('SELECT count(*) FROM wipe_due').pluck().get()) === 1 ? 1 : 0;
    }
    expect(cutShort).toBeGreaterThan(0);

    const again = openStores(join(dir, 'linekeeper.db'));
    await wipingOf(again).finish();
    expect([left(), again.wipes.due()]).toEqual([[], undefined]);
    again.close();
    expect(rowsOf(dir)).toEqual(before);
  });
});
