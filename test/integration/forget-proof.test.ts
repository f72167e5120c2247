import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { stringsInFiles } from '../receptionist/file-search.ts';
import { ANA, anAudio, aRing, aTranscription } from '../support/factories.ts';
import { openSalon, type Shop } from '../support/front-desk/salon.ts';
import { hashOf, ownerOf } from '../support/owner.ts';
import { afterOurCall, outgoingShop } from '../support/outgoing-shop.ts';
import { filesIn, readDatabase, rowCounts, tablesWith } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';

/** Words of a shape the file search knows, each planted in one place. */
const PLANTED = {
  ...{ fact: 'babababebobuk', said: 'dodidudadodek', note: 'fifofefufafik', summary: 'gugegigagoguk' },
  ...{ title: 'kakekikokukak', task: 'lalelilolulak', booking: 'mamemimomumak', reason: 'nanenininonuk' },
  ...{ purpose: 'papepipopupuk', asked: 'rarerirorurak', collected: 'sasesisosusak', typed: 'tatetitotutak' },
} as const;
const { fact, said, note, summary, title, task, booking, reason, purpose, asked, collected, typed } = PLANTED;

/** What stays: a time that is taken and nothing about whose it was, deliveries without a body, and that there was one. */
const STAYS = [
  ...['appointments', 'appointment_history', 'audit_log', 'inbox', 'occupations', 'outgoing_calls'],
  ...['erasure_asks', 'erasures', 'settings', 'sqlite_sequence', 'tombstones'],
  // That copies between the rows are still to be overwritten: two times, and nothing of whom.
  'wipe_due',
];

describe('the proof that somebody is forgotten', { timeout: 60_000 }, () => {
  let shop: Awaited<ReturnType<typeof outgoingShop>>;
  let salon: Shop;
  beforeEach(async () => {
    shop = await outgoingShop();
    salon = await openSalon(shop.app);
  });
  afterEach(() => shop.app.stop());

  async function talked(over: Parameters<typeof aTranscription>[0]): Promise<void> {
    expect((await shop.app.finish(aTranscription({ startedAt: shop.clock.now(), ...over }))).status).toBe(200);
    await shop.app.settled();
    shop.clock.forward(60);
  }

  /** Somebody known by everything that Linekeeper can know anybody by. */
  async function plant(): Promise<string> {
    const { app, ask } = shop;
    await app.ring(aRing());
    await app.tool('take_message', { message: `Tell Maya ${task}`, call_sid: 'CA0001' });
    await app.finish(anAudio('conv_0001', 400_000));
    await talked({
      turns: [
        ['user', `My name is Ana Lopez, ${said}, my number is 212 555 0123.`],
        ['user', `Do you have a ${asked} for the children?`],
        ['agent', 'I do not know that, sorry.'],
      ],
      collected: { customer_name: 'Ana Lopez', likes: fact, mood: collected },
      ...{ summary: `About ${summary}.`, title: `On ${title}` },
    });
    const { id } = await shop.personOf(ANA);
    await ask('notes.add', { note: `Knows ${note}`, callerId: id });
    await ask('callers.remember', { callerId: id, slot: 'allergies', value: typed });
    await ask('consent.set', { id, consent: 'yes' });
    const start = '2026-11-25T10:00:00.000Z';
    const wish = { serviceId: salon.cut, staffId: salon.maya, name: 'Ana Lopez', contact: ANA, note: booking };
    await ask('appointments.book', { ...wish, callerId: id, start });
    const gone = await ask('appointments.book', { ...wish, start: '2026-11-26T10:00:00.000Z' });
    await ask('appointments.cancel', { id: gone.id, reason });
    const days = { from: '2026-11-25', to: '2026-11-26', consented: true };
    await ask('waitlist.add', { callerId: id, serviceId: salon.cut, staffId: null, ...days });
    await ask('calls.start', {
      callerId: id,
      purpose: `About ${purpose}`,
      ask: '0192f0c1-0000-7000-8000-00000000000a',
    });
    await app.finish(afterOurCall({}, { turns: [['user', `Again ${said}`]] }));
    await app.ring(aRing({ call_sid: 'CA0002' }));
    await app.settled();
    return id;
  }
  const found = async (strings: readonly string[]): Promise<string[]> =>
    [...(await stringsInFiles(strings, filesIn(shop.app.dataDir)))].sort();

  it('when all is known of somebody, then after forgetting nothing of it is in any file, nor in any row', async () => {
    const before = rowCounts(shop.app.dataDir);
    const id = await plant();
    expect(await found(Object.values(PLANTED))).toEqual(Object.values(PLANTED).toSorted());
    const keys = readDatabase(shop.app.dataDir, (db) =>
      db.prepare<[], string>('SELECT public_id FROM identities').pluck().all(),
    );
    expect(keys).toHaveLength(1);

    await shop.ask('callers.forget', { id });
    expect(await found([...Object.values(PLANTED), 'Ana Lopez', '2125550123', ANA, hashOf(ANA)])).toEqual([]);
    // What the provider knows them by goes with its own copies; our id of them leads nowhere, but out of a backup.
    await expect.poll(() => found(keys), { timeout: 15_000, interval: 300 }).toEqual([]);
    expect(tablesWith(shop.app.dataDir, id)).toEqual(['tombstones']);
    const after = rowCounts(shop.app.dataDir);
    const more = Object.keys(after).filter((table) => (after[table] ?? 0) > (before[table] ?? 0));
    expect(more.filter((table) => !STAYS.includes(table))).toEqual([]);
    const { requests } = await shop.ask('requests.list', {});
    for (const one of requests) expect((await shop.ask('requests.get', { id: one.id })).body).toBeNull();
  });

  it('when somebody is forgotten, then the certificate tells how much of each kind went and what the provider answered', async () => {
    const id = await plant();
    shop.elevenLabs.faults.add({ method: 'DELETE', path: /conversations/, fault: { kind: 'status', status: 503 } });
    const { certificate } = await shop.ask('callers.forget', { id });

    const first = await shop.ask('erasures.get', { id: certificate });
    expect(first.erased).toMatchObject({ calls: 4, recordings: 1, numbers: 1, appointments: 2, waiting: 1, notes: 1 });
    expect(first.elevenLabs).toMatchObject({ done: expect.any(Number) as number, givenUp: 0, unasked: 0 });
    expect(first.elevenLabs.waiting).toBeGreaterThan(0);
    expect(first.twilio).toEqual({ asked: 0, done: 0, waiting: 0, givenUp: 0, unasked: 0, lastAnswerAt: null });

    shop.elevenLabs.faults.clear();
    shop.clock.forward(24 * 60);
    await shop.ask('secrets.set', { name: 'modelKey', value: null });
    const now = () => shop.ask('erasures.get', { id: certificate });
    await expect.poll(async () => (await now()).elevenLabs.waiting, { timeout: 10_000 }).toBe(0);
    const { elevenLabs } = await now();
    expect(elevenLabs).toMatchObject({ done: elevenLabs.asked, lastAnswerAt: expect.any(String) as string });
    expect(elevenLabs.asked).toBeGreaterThan(1);
    expect(
      readDatabase(shop.app.dataDir, (db) => db.prepare('SELECT count(key) FROM erasure_asks').pluck().get()),
    ).toBe(0);
    expect(JSON.stringify({ ...(await now()), id: 'any' })).not.toMatch(/conv_|CA0|Ana|23/u);
  });
});

it('when there is no key to ask with, then the certificate says for how many calls nobody was asked', async () => {
  const alone = await startTestApp();
  const owner = ownerOf(alone);
  await alone.finish(aTranscription());
  await alone.settled();
  const { id } = await owner.personOf(ANA);
  const { certificate } = await owner.ask('callers.forget', { id });
  expect((await owner.ask('erasures.get', { id: certificate })).elevenLabs).toMatchObject({ asked: 0, unasked: 1 });
  await alone.stop();
});
