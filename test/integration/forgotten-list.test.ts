import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { backedUp, emptyPlace, everyRow, restored, settledBackup } from '../support/backup/backed-up.ts';
import { aTranscription } from '../support/factories.ts';
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

async function talked(app: TestApp, from: string, marker: string): Promise<void> {
  const [conversationId, callSid] = [`conv_${from.slice(-4)}`, `CA${from.slice(-4)}`];
  const turns = [['user', `It is about ${marker}.`]] as const;
  expect((await app.finish(aTranscription({ from, conversationId, callSid, turns, summary: marker }))).status).toBe(
    200,
  );
  await app.settled();
}

const listIn = (folder: string): string => {
  const name = readdirSync(folder).find((each) => each.endsWith('.lkseal')) ?? 'none';
  return join(folder, name);
};

/** Two callers, a backup of them, and Ana is forgotten after it. */
async function forgottenAfter() {
  const app = await served();
  await talked(app, ANA, 'lilac wallpaper');
  await talked(app, BEN, 'amber curtains');
  const file = await backedUp(app);
  const list = listIn(dirname(file));
  const before = readFileSync(list);
  await createAsk(app.execute)('callers.forget', { id: hashOf(ANA) });
  await expect.poll(() => readFileSync(list).equals(before), { timeout: 10_000 }).toBe(false);
  return { app, file, list, before };
}

describe('the list of who was forgotten, beside the backups', { timeout: 60_000 }, () => {
  it('T20: when an older backup is restored on an empty computer, then nobody comes back', async () => {
    const { app, file, list } = await forgottenAfter();
    // Whoever finds the list has nothing to try numbers or words with.
    const keys = readDatabase(app.dataDir, (db) => db.prepare('SELECT key FROM tombstones').pluck().all() as string[]);
    expect(keys.length).toBeGreaterThan(2);
    const bytes = readFileSync(list);
    const words = [...keys, ...keys.flatMap((key) => key.split(':').slice(1)), hashOf(ANA), '2125550123', 'person:'];
    expect(words.filter((word) => word.length > 7 && bytes.includes(word))).toEqual([]);
    await app.stop();

    const empty = emptyPlace();
    const { preview } = await restored(file, empty);
    expect(preview).toMatchObject({
      callers: 2,
      forgottenSince: { callers: 1 },
      isForgottenKnown: true,
      isOurs: false,
    });
    const rows = JSON.stringify(everyRow(empty));
    expect(rows).not.toContain('lilac wallpaper');
    expect(rows).toContain('amber curtains');
    // What the list knew the restored memory knows: its own next list has it too.
    const again = await served(empty);
    rmSync(list);
    await backedUp(again, dirname(file));
    await again.stop();
    rmSync(join(empty, 'linekeeper.db'));
    expect((await restored(file, emptyPlace())).preview).toMatchObject({ forgottenSince: { callers: 1 } });
  });

  it('when it is not there, older than the backup, or not to be opened, then it is restored and said that nobody can know', async () => {
    const { app, file, list, before } = await forgottenAfter();
    await app.stop();
    const known = async () => (await restored(file, emptyPlace())).preview.isForgottenKnown;
    expect(await known()).toBe(true);
    const bytes = readFileSync(list);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(list, bytes);
    expect(await known()).toBe(false);
    writeFileSync(list, before.toString('latin1').replace(/"writtenAt":"2\d/u, '"writtenAt":"19'), 'latin1');
    expect(await known()).toBe(false);
    rmSync(list);
    expect(await known()).toBe(false);
    // The memory that is here knows it by itself.
    expect((await restored(file, app.dataDir)).preview).toMatchObject({ isForgottenKnown: true, isOurs: true });
  });

  it('when it is of another memory, then one sentence says so, nothing is restored, and it is not written over', async () => {
    const { app, file, list } = await forgottenAfter();
    const other = await forgottenAfter();
    await other.app.stop();
    copyFileSync(other.list, list);
    const ask = createAsk(app.execute);
    await ask('backup.run', {});
    expect((await settledBackup(app)).problem?.told.code).toBe('backup_list_other');
    expect(readFileSync(list).equals(readFileSync(other.list))).toBe(true);
    await app.stop();
    const empty = emptyPlace();
    await expect(restored(file, empty)).rejects.toMatchObject({ reason: { code: 'backup_list_other' } });
    expect(readdirSync(empty).filter((name) => !name.startsWith('instance.lock'))).toEqual([]);
  });

  it('when the folder is away while somebody is forgotten, then it is written at the next start', async () => {
    const app = await served();
    await talked(app, ANA, 'lilac wallpaper');
    const file = await backedUp(app);
    const [folder, ask] = [dirname(file), createAsk(app.execute)];
    renameSync(folder, `${folder}-away`);
    await ask('callers.forget', { id: hashOf(ANA) });
    await app.stop();
    expect(existsSync(folder)).toBe(false);
    renameSync(`${folder}-away`, folder);
    const before = readFileSync(listIn(folder));
    const again = await served(app.dataDir);
    await expect.poll(() => readFileSync(listIn(folder)).equals(before), { timeout: 10_000 }).toBe(false);
    await again.stop();
    expect((await restored(file, emptyPlace())).preview).toMatchObject({ forgottenSince: { callers: 1 } });
  });
});
