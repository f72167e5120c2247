import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { migrations } from '../../server/store/migrations/index.ts';
import { backedUp, emptyPlace, everyRow, restored } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { aRing } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const [ANA, BEN] = ['+12125550123', '+12125550145'] as const;

async function served(dataDir = emptyPlace()): Promise<TestApp> {
  const app = await startTestApp({ dataDir, keep: true });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= app.stop());
  onTestFinished(stop);
  return { ...app, stop };
}

async function rang(app: TestApp, number: string): Promise<string> {
  await app.ring(aRing({ caller_id: number, call_sid: `CA${number.slice(-4)}` }));
  await app.settled();
  const [found] = (await createAsk(app.execute)('callers.list', { query: number })).callers;
  return found?.id ?? 'nobody';
}

/** Of a provider that has not answered yet: what is asked for a certificate, and the job that does it. */
function askedAtProvider(dataDir: string, certificate: string): void {
  const db = new Database(join(dataDir, 'linekeeper.db'));
  db.prepare("INSERT INTO erasure_asks (erasure_id, kind, key) VALUES (?, 'conversation.delete', 'conv_1')").run(
    certificate,
  );
  db.exec(`INSERT INTO provider_jobs (kind, key, payload, added_at, next_try_at)
    VALUES ('conversation.delete', 'conv_1', x'00', '2026-11-21T10:00:00.000Z', '2026-11-21T10:00:00.000Z'),
           ('line.renew', 'of the line', x'00', '2026-11-21T10:00:00.000Z', '2026-11-21T10:00:00.000Z')`);
  db.close();
}

const proofsIn = (dataDir: string) => {
  const { erasures = [], erasure_asks: asks = [], audit_log: log = [] } = everyRow(dataDir);
  return { erasures, asks, log };
};
const jobsIn = (dataDir: string) =>
  readDatabase(dataDir, (db) => db.prepare('SELECT kind FROM provider_jobs').pluck().all());

describe('what proves that somebody was forgotten', { timeout: 60_000 }, () => {
  it('when an older backup is restored, then certificates, what is asked for them and who did what are all there', async () => {
    const app = await served();
    const gone = await rang(app, ANA);
    await rang(app, BEN);
    const ask = createAsk(app.execute);
    await ask('consent.set', { id: gone, consent: 'yes' });
    await app.settled();
    expect(JSON.stringify(proofsIn(app.dataDir).log)).toContain(gone);
    const file = await backedUp(app);
    const { certificate } = await ask('callers.forget', { id: hashOf(ANA) });
    await ask('notes.add', { note: 'Likes tea' });
    await app.stop();
    askedAtProvider(app.dataDir, certificate);
    const before = proofsIn(app.dataDir);
    expect([before.erasures.length, before.asks.length]).toEqual([1, 1]);

    const { preview } = await restored(file, app.dataDir);
    expect(preview.callers).toBe(2);
    expect(proofsIn(app.dataDir)).toEqual(before);
    // Without the job the certificate would say that it was done. What was not asked for forgetting is the backup's.
    expect(jobsIn(app.dataDir)).toEqual(['conversation.delete']);
    // The backup knew her by an id in what was looked at.
    expect(JSON.stringify(before.log)).toContain(certificate);
    expect(JSON.stringify(proofsIn(app.dataDir).log)).not.toContain(gone);
    const again = await served(app.dataDir);
    const askAgain = createAsk(again.execute);
    expect(await askAgain('erasures.get', { id: certificate })).toMatchObject({ elevenLabs: { asked: 1 } });
    expect((await askAgain('audit.list', {})).lines.map(({ action }) => action)).toContain('callers.forget');
  });

  it('when the same memory was in use on two computers, then the lines of both stay, and nothing comes twice', async () => {
    const app = await served();
    const id = await rang(app, ANA);
    const file = await backedUp(app);
    await createAsk(app.execute)('consent.set', { id, consent: 'yes' });
    await app.stop();
    const elsewhere = emptyPlace();
    await restored(file, elsewhere);
    const there = await served(elsewhere);
    await createAsk(there.execute)('notes.add', { note: 'Likes tea' });
    await there.settled();
    const later = await backedUp(there);
    await there.stop();
    await restored(later, app.dataDir);
    const lines = proofsIn(app.dataDir).log.map((line) => JSON.parse(String(line)) as { at: string; action: string });
    expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['consent.set', 'notes.add']));
    expect(new Set(lines.map(({ at, action }) => `${at} ${action}`)).size).toBe(lines.length);
  });

  it('when the backup is of a schema that knew of no proofs, then those of today are there after it', async () => {
    const app = await served();
    await rang(app, ANA);
    const { certificate } = await createAsk(app.execute)('callers.forget', { id: hashOf(ANA) });
    await app.stop();
    const before = proofsIn(app.dataDir);
    const { dbId } = JSON.parse(readFileSync(join(app.dataDir, 'settings.json'), 'utf8')) as { dbId: string };
    const version = 1 + migrations.findIndex((sql) => sql.includes('CREATE TABLE erasures')) - 1;
    const { file } = await madeBackup({ version, memory: dbId });
    expect((await restored(file, app.dataDir)).preview).toMatchObject({ schema: version, isOurs: true });
    expect(proofsIn(app.dataDir)).toEqual(before);
    expect(JSON.stringify(before)).toContain(certificate);
  });
});
