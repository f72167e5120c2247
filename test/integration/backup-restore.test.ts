import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { backedUp, emptyPlace, everyRow, PASSPHRASE, restored, settledBackup } from '../support/backup/backed-up.ts';
import { aRing } from '../support/factories.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const marker = (caller: string): string => `keeps ${caller.slice(-4)} grey parrots`;

async function livedIn(dataDir?: string): Promise<TestApp> {
  const app = await startTestApp({ dataDir: dataDir ?? emptyPlace(), keep: true });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= app.stop());
  onTestFinished(stop);
  return { ...app, stop };
}

async function remembered(app: TestApp, caller: string): Promise<string> {
  await app.ring(aRing({ caller_id: caller, call_sid: `CA${caller.slice(-4)}` }));
  await app.settled();
  const ask = createAsk(app.execute);
  const [found] = (await ask('callers.list', { query: caller })).callers;
  if (!found) throw new Error('Nobody was remembered.');
  await ask('callers.remember', { callerId: found.id, slot: 'pets', value: marker(caller) });
  return found.id;
}

describe('a backup', { timeout: 60_000 }, () => {
  it('T19: when it is restored on another computer, then every row is there, numbers ring, and nothing lies open', async () => {
    const app = await livedIn();
    await liveInShop(app);
    const gone = await remembered(app, '+12125550171');
    const ask = createAsk(app.execute);
    await ask('callers.forget', { id: gone });
    await ask('souls.save', { name: 'evening', text: (await ask('souls.get', { name: 'soul' })).text });
    const stays = await remembered(app, '+12125550170');
    const file = await backedUp(app);
    const before = everyRow(app.dataDir);
    const told = await app.ring(aRing({ caller_id: '+12125550170', call_sid: 'CAlater' }));
    await app.stop();

    // Of a key and a memory of its own until now.
    const other = await livedIn(emptyPlace());
    await remembered(other, '+12125550172');
    await other.stop();
    const { preview, aside } = await restored(file, other.dataDir);
    const after = everyRow(other.dataDir);
    expect(Object.keys(after).length).toBeGreaterThan(40);
    const { audit_log: done = [], ...rest } = before;
    for (const [name, rows] of Object.entries(rest)) expect({ [name]: after[name] }).toEqual({ [name]: rows });
    // What was done is written down a moment later: that the backup was asked for need not be in it.
    expect(done).toEqual(expect.arrayContaining(after['audit_log'] ?? []));
    expect(preview).toMatchObject({ version: '0.0.0-test', isOurs: false, calls: after['calls']?.length });
    expect(existsSync(join(aside, 'linekeeper.db'))).toBe(true);
    expect(readFileSync(join(other.dataDir, 'souls', 'evening.md'), 'utf8')).not.toBe('');
    expect(readFileSync(file).includes('SQLite format')).toBe(false);

    const again = await livedIn(other.dataDir);
    const askAgain = createAsk(again.execute);
    const [found] = (await askAgain('callers.list', { query: 'parrots' })).callers;
    expect(found?.id).toBe(stays);
    expect((await askAgain('callers.list', { query: '+12125550171' })).callers).toEqual([]);
    // The number is tied to the key of the installation, and what is told of it is the same.
    const toldAgain = await again.ring(aRing({ caller_id: '+12125550170', call_sid: 'CAlater' }));
    expect(JSON.stringify(toldAgain)).toContain(marker('+12125550170'));
    expect(withoutRefs(toldAgain)).toBe(withoutRefs(told));
  });

  it('T20: when somebody was forgotten after it was made, then nothing of them comes back with it', async () => {
    const app = await livedIn();
    const [gone, stays] = [await remembered(app, '+12125550173'), await remembered(app, '+12125550174')];
    const file = await backedUp(app);
    const ask = createAsk(app.execute);
    await ask('callers.forget', { id: gone });
    await ask('callers.remember', { callerId: stays, slot: 'pets', value: 'came after the backup' });
    await app.stop();

    const { preview } = await restored(file, app.dataDir);
    expect(preview).toMatchObject({ isOurs: true, callers: 2, forgottenSince: { callers: 1 } });
    const rows = JSON.stringify(everyRow(app.dataDir));
    expect(rows).not.toContain(marker('+12125550173'));
    expect(rows).toContain(marker('+12125550174'));
    expect(rows).not.toContain('came after the backup');
    // Neither in free pages nor in a log beside the database.
    const beside = readdirSync(app.dataDir).filter((name) => name.startsWith('linekeeper.db'));
    for (const name of beside) {
      const bytes = readFileSync(join(app.dataDir, name));
      expect([name, bytes.includes(marker('+12125550173'))]).toEqual([name, false]);
    }
    const again = await livedIn(app.dataDir);
    const askAgain = createAsk(again.execute);
    expect((await askAgain('callers.list', {})).callers.map(({ id }) => id)).toEqual([stays]);
    await expect(askAgain('callers.get', { id: gone })).rejects.toMatchObject({ code: 'not_found' });
    // What a restore puts aside holds everybody: it goes with the next one who is forgotten.
    expect(readdirSync(join(app.dataDir, 'kept'))).toHaveLength(1);
    await askAgain('callers.forget', { id: stays });
    expect(readdirSync(join(app.dataDir, 'kept'))).toEqual([]);
  });

  it('when calls ring while it is made, then it is made of one moment, and every ring is answered', async () => {
    const app = await livedIn();
    await liveInShop(app);
    const folder = emptyPlace();
    const ask = createAsk(app.execute);
    await ask('backup.settings.save', { folder, passphrase: PASSPHRASE });
    await ask('backup.run', {});
    let rung = 0;
    for (; (await ask('backup.get', {})).isBusy; rung += 1) {
      const answer = await app.ring(aRing({ caller_id: '+12125550175', call_sid: `CAmeanwhile${rung}` }));
      expect(answer).toMatchObject({ type: 'conversation_initiation_client_data' });
    }
    expect(rung).toBeGreaterThan(3);
    const { last, files } = await settledBackup(app);
    expect(files).toMatchObject([{ fileName: last?.fileName }]);
    expect(await ask('backup.preview', { fileName: last?.fileName ?? '' })).toMatchObject({ isOurs: true });
    expect(readdirSync(folder)).toEqual([
      last?.fileName,
      expect.stringMatching(/^linekeeper-forgotten-[0-9a-f]{8}\.lkseal$/u),
    ]);
    expect(existsSync(join(app.dataDir, 'backup-work'))).toBe(false);
  });
});

function withoutRefs(answer: unknown): string {
  return JSON.stringify(answer).replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gu, 'ID');
}
