import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { Retention } from '#contract/settings.ts';
import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { filesIn, readDatabase } from '../support/stored.ts';
import { ADA, textingShop } from '../support/texts/texting-shop.ts';

const DAY = 24 * 60;
const FOUR = ['+12125550181', '+12125550182', '+12125550183', '+12125550184'] as const;
type Shop = Awaited<ReturnType<typeof textingShop>>;

const foreseen = async ({ owner }: Shop, retention: Partial<Retention>, tonight = false) =>
  (await owner.ask('settings.retention-preview', { retention, tonight })).wouldErase;
const keep = async ({ app, owner }: Shop, retention: Partial<Retention>): Promise<void> => {
  await owner.ask('settings.save', { retention });
  await app.settled();
};
const isAnywhere = ({ app }: Shop, words: string): boolean =>
  filesIn(app.dataDir).some((file) => readFileSync(file).includes(Buffer.from(words)));
const ids = (shop: Shop, table: string): string[] =>
  readDatabase(shop.app.dataDir, (db) => db.prepare<[], string>(`SELECT id FROM ${table} ORDER BY id`).pluck().all());

async function called({ app, owner, clock }: Shop, from: string, nth = from.slice(-4)): Promise<string> {
  await app.ring(aRing({ caller_id: from, call_sid: `CA${nth}` }));
  const turns = [['user', `My name is Ana Lopez, word${nth}word for word.`]] as const;
  const one = { from, callSid: `CA${nth}`, conversationId: `conv_${nth}`, startedAt: clock.now() };
  await app.finish(aTranscription({ ...one, turns, summary: `Told summary${nth}.` }));
  await app.settled();
  return (await owner.personOf(from)).id;
}

describe('how long what is in no call is kept', () => {
  it('when appointments, texts and tasks are over for longer than they are kept, then they are foretold and go', async () => {
    const shop = await textingShop({ settings: { kinds: { reminder: false } } });
    const { app, owner, clock } = shop;
    const ana = await called(shop, ANA);
    const past = await shop.book('2026-11-23T10:00:00.000Z', { callerId: ana, note: 'Likes vervain tea' });
    const ahead = await shop.book('2026-12-21T10:00:00.000Z', { note: 'Likes barley tea' });
    for (const text of ['mend the blue chair', 'mend the red chair'])
      await app.tool('take_message', { message: text, call_sid: 'CA0123' });
    const [red, blue] = (await owner.ask('tasks.list', {})).tasks;
    await owner.ask('tasks.done', { id: blue?.id ?? '' });
    await shop.writes('Can I bring my dog?');
    await expect.poll(() => shop.told()).toEqual(['confirmation sent', 'confirmation sent']);
    clock.forward(9 * DAY);
    const nothing = { texts: 0, tasks: 0, appointments: 0, callers: 0 };
    expect(await foreseen(shop, { texts: 10, tasks: 10, appointments: 10 })).toMatchObject(nothing);
    // Booked for Monday, three days after the rest.
    expect(await foreseen(shop, { texts: 6, tasks: 9, appointments: 6 }, true)).toMatchObject({
      ...{ texts: 2, tasks: 1, appointments: 1 },
    });
    const theirs = async () => (await owner.ask('callers.export', { id: ana })).appointments.map(({ id }) => id);
    const card = (): string =>
      readDatabase(app.dataDir, (db) =>
        String(db.prepare<[string]>('SELECT card FROM persons WHERE id = ?').pluck().get(ana)),
      );
    expect([await theirs(), card().includes('2026-11-23T')]).toEqual([[past.id], true]);

    await keep(shop, { texts: 5, tasks: 5, appointments: 5 });

    expect(await foreseen(shop, {})).toMatchObject(nothing);
    expect(ids(shop, 'appointments')).toEqual([ahead.id]);
    expect(ids(shop, 'tasks')).toEqual([red?.id]);
    expect((await shop.texts()).map(({ appointmentId }) => appointmentId)).toEqual([ahead.id]);
    expect([await theirs(), card().includes('2026-11-23T')]).toEqual([[], false]);
    expect(['vervain', 'barley'].map((words) => isAnywhere(shop, words))).toEqual([false, true]);
    expect(readDatabase(app.dataDir, (db) => db.prepare('SELECT count(*) FROM text_answers').pluck().get())).toBe(0);
    // The shop may be left as it is: nothing that is planned is sent a second time.
    await app.settled();
    expect(shop.sent().filter((body) => body.includes('21'))).toHaveLength(1);
  });

  it('when callers were not heard of for long, then they are forgotten under one certificate, and nobody else is', async () => {
    const shop = await textingShop();
    const { app, owner, clock } = shop;
    const [first = '', second = '', task = '', blocked = ''] = await FOUR.reduce<Promise<string[]>>(
      async (before, number) => [...(await before), await called(shop, number)],
      Promise.resolve([]),
    );
    await app.tool('take_message', { message: 'call back', call_sid: 'CA0183' });
    await owner.ask('callers.block', { id: blocked, blocked: true });
    const booked = await called(shop, ADA);
    await shop.book('2027-01-21T10:00:00.000Z', { callerId: booked });
    clock.forward(40 * DAY + 60);
    const late = await called(shop, BEN);
    expect(await foreseen(shop, { callers: 41 })).toMatchObject({ callers: 0 });
    expect(await foreseen(shop, { callers: 41 }, true)).toMatchObject({ callers: 2 });
    expect([first, second].every((id) => ids(shop, 'persons').includes(id))).toBe(true);

    await keep(shop, { callers: 30 });

    expect(ids(shop, 'persons')).toEqual([task, blocked, booked, late].toSorted());
    const { certificates } = await owner.ask('erasures.list', {});
    expect(certificates).toMatchObject([{ erased: { numbers: 2, calls: 2, turns: 2 } }]);
    expect(certificates[0]?.elevenLabs.asked).toBeGreaterThanOrEqual(2);
    for (const nth of ['0181', '0182'])
      expect([isAnywhere(shop, `word${nth}word`), isAnywhere(shop, `summary${nth}`)]).toEqual([false, false]);
    expect(isAnywhere(shop, 'summary0183')).toBe(true);
    // A new call is somebody new; the old one does not come back with it.
    clock.forward(60);
    expect(await called(shop, FOUR[0], 'again')).not.toBe(first);
    expect((await owner.personOf(FOUR[0])).calls).toBe(1);
  });

  it('when one of them calls while they are being forgotten, then they stay, and are found by what they said', async () => {
    const shop = await textingShop();
    const { app, owner, clock } = shop;
    const turns = Array.from(
      { length: 400 },
      (_, nth) => ['user', `Something about vervain, the ${nth}th time.`] as const,
    );
    const one = { from: ANA, callSid: 'CAlong', conversationId: 'conv_long', startedAt: clock.now() };
    await app.finish(aTranscription({ ...one, turns }));
    await app.settled();
    const { id } = await owner.personOf(ANA);
    const indexed = (): number =>
      readDatabase(app.dataDir, (db) => Number(db.prepare('SELECT count(*) FROM passages').pluck().get()));
    const all = indexed();
    clock.forward(40 * DAY);

    await owner.ask('settings.save', { retention: { callers: 30 } });
    await expect.poll(indexed, { interval: 1 }).toBeLessThan(all);
    expect(indexed()).toBeGreaterThan(0);
    await app.ring(aRing({ caller_id: ANA, call_sid: 'CAagain' }));
    await app.settled();

    expect(ids(shop, 'persons')).toEqual([id]);
    expect(indexed()).toBe(all);
    expect((await owner.ask('calls.search', { query: 'vervain' })).hits.length).toBeGreaterThan(0);
  });

  it('when a shop has limits of its own, then they hold for it alone, and the rest goes by the house', async () => {
    const shop = await textingShop();
    const { app, owner, clock } = shop;
    const other = '+12125550150';
    await owner.ask('businesses.save', { id: 'second', name: 'Second', zone: 'Europe/Berlin', numbers: [other] });
    const tell = async (to: string, nth: string): Promise<void> => {
      await app.ring(aRing({ call_sid: nth, called_number: to }));
      await app.finish(aTranscription({ callSid: nth, conversationId: `conv_${nth}`, to, startedAt: clock.now() }));
      await app.settled();
    };
    await tell('+12125550100', 'CAhouse');
    await tell(other, 'CAsecond');
    clock.forward(40 * DAY);
    const ask = (limits: object) =>
      owner.ask('settings.retention-preview', { retention: {}, shop: { business: 'second', limits } });
    expect((await ask({ transcripts: 30 })).wouldErase.transcripts).toBe(1);
    const save = (limits: object, over?: object) =>
      owner.ask('settings.save', { shopRetention: { business: 'second', limits, ...(over && { over }) } });
    await save({ transcripts: null });
    await keep(shop, { transcripts: 30 });
    expect((await owner.call('CAhouse')).turns).toEqual([]);
    expect((await owner.call('CAsecond')).turns).not.toEqual([]);

    await expect(save({ transcripts: 30 }, {})).rejects.toThrow('conflict');
    await expect(save({ deliveries: 3 })).rejects.toThrow('400');
    expect((await owner.ask('settings.get', {})).shopRetention).toEqual({ second: { transcripts: null } });
    expect((await save({}, { transcripts: null })).shopRetention).toEqual({});
    await app.settled();
    expect((await owner.call('CAsecond')).turns).toEqual([]);
    await expect(owner.ask('settings.save', { shopRetention: { business: 'nowhere', limits: {} } })).rejects.toThrow(
      'not_found',
    );
  });
});
