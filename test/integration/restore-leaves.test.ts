import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { backedUp, emptyPlace, everyRow, restored } from '../support/backup/backed-up.ts';
import { openDesk } from '../support/desk-shop.ts';
import { ANA, aTranscription, BEN } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { tablesWith, readDatabase } from '../support/stored.ts';
import { startTestApp } from '../support/test-app.ts';

async function served() {
  const app = await startTestApp({ dataDir: emptyPlace(), keep: true });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= app.stop());
  onTestFinished(stop);
  return { ...app, stop, owner: ownerOf(app) };
}

async function talked(app: Awaited<ReturnType<typeof served>>, from: string, name: string): Promise<void> {
  const nth = `${from.slice(-4)}${name.charCodeAt(0)}`;
  const turns = [['user', `My name is ${name} Lopez.`]] as const;
  const collected = { customer_name: `${name} Lopez` };
  await app.finish(aTranscription({ from, callSid: `CA${nth}`, conversationId: `conv_${nth}`, turns, collected }));
  await app.settled();
}

describe('what a restore does not bring back', { timeout: 60_000 }, () => {
  it('T20: when somebody was booked for before they first called, and then forgotten, then the booking names nobody', async () => {
    const app = await served();
    const { cut } = await openDesk(app);
    const who = { name: 'Vervain Lopez', contact: ANA, note: 'Likes vervain tea' };
    await app.owner.ask('appointments.book', { serviceId: cut.id, start: '2027-03-10T15:00:00.000Z', ...who });
    const file = await backedUp(app);
    await talked(app, ANA, 'Vervain');
    await app.owner.ask('callers.forget', { id: (await app.owner.personOf(ANA)).id });
    await app.stop();
    await restored(file, app.dataDir);
    expect([...tablesWith(app.dataDir, 'Vervain'), ...tablesWith(app.dataDir, 'vervain')]).toEqual([]);
    // The time stays taken.
    expect(everyRow(app.dataDir)['appointments']).toHaveLength(4);
  });

  it('T20: when somebody became one with another before they were forgotten, then neither comes back', async () => {
    const app = await served();
    await talked(app, ANA, 'Vervain');
    // Somebody else has that number too, and stays.
    await talked(app, ANA, 'Quentin');
    await talked(app, BEN, 'Barley');
    const people = (await app.owner.ask('callers.list', {})).callers;
    const [gone, keep] = ['Vervain Lopez', 'Barley Lopez'].map((name) => people.find((one) => one.name === name)?.id);
    await app.owner.ask('notes.add', { note: 'Likes verbena soap.', callerId: gone ?? '' });
    const file = await backedUp(app);
    await app.owner.ask('callers.merge', { keep: keep ?? '', gone: gone ?? '' });
    await app.owner.ask('callers.forget', { id: keep ?? '' });
    await app.stop();
    await restored(file, app.dataDir);
    expect(['Vervain', 'verbena', 'Barley'].map((word) => tablesWith(app.dataDir, word))).toEqual([[], [], []]);
    expect(tablesWith(app.dataDir, 'Quentin')).not.toEqual([]);
  });

  it('when a missed call was to be answered by a text meanwhile, then that is not sent again; what was due later is', async () => {
    const app = await served();
    const db = new Database(join(app.dataDir, 'linekeeper.db'));
    const add = db.prepare(
      `INSERT INTO provider_jobs (kind, key, payload, added_at, next_try_at, parked_at) VALUES (?, ?, x'00', '', ?, '')`,
    );
    const [past, ahead] = ['2020-11-20T08:00:00.000Z', '2100-11-20T08:00:00.000Z'];
    add.run('missed.text', 'due', past);
    add.run('missed.text', 'ahead', ahead);
    add.run('conversation.delete', 'owed', past);
    db.close();
    const file = await backedUp(app);
    await app.stop();
    await restored(file, app.dataDir);
    const keys = readDatabase(app.dataDir, (each) =>
      each.prepare('SELECT key FROM provider_jobs ORDER BY key').pluck().all(),
    );
    expect(keys).toEqual(['ahead', 'owed']);
  });
});
