import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { emptyPlace, PASSPHRASE, settledBackup } from '../support/backup/backed-up.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 60 * 60_000;

/** An app whose clock is ours, with a folder and a passphrase. */
async function chosen(over: { folder?: string; clock: { now: number } }) {
  const folder = over.folder ?? emptyPlace();
  const app = await startTestApp({ now: () => new Date(over.clock.now) });
  onTestFinished(() => app.stop());
  const ask = createAsk(app.execute);
  await ask('backup.settings.save', { folder, passphrase: PASSPHRASE });
  return { app, ask, folder };
}

/** Housekeeping looks every few seconds. */
async function madeByItself(app: TestApp, before: string | undefined): Promise<string | undefined> {
  const ask = createAsk(app.execute);
  const latest = async () => (await ask('backup.get', {})).last?.madeAt;
  await expect.poll(latest, { timeout: 20_000 }).not.toBe(before);
  return (await settledBackup(app)).last?.madeAt;
}

describe('backups by themselves', { timeout: 60_000 }, () => {
  it('when a folder and a passphrase are chosen, then one is made at once, the next after the quiet hour, and old ones go', async () => {
    const clock = { now: Date.parse('2026-11-21T12:00:00.000Z') };
    const { app, ask, folder } = await chosen({ clock });
    const first = await madeByItself(app, undefined);
    expect(first).toBe('2026-11-21T12:00:00.000Z');
    const [mine = ''] = readdirSync(folder);
    // Of this memory by its name only, of a stranger, and old ones of ours.
    const copies = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-12', '2026-10-19', '2026-10-26'];
    for (const day of copies) {
      const name = mine.replace('2026-11-21', day);
      writeFileSync(join(folder, name), 'not a backup at all');
    }
    writeFileSync(join(folder, 'holiday.jpg'), '');
    expect((await ask('backup.get', {})).nextAt).toBe('2026-11-22T03:30:00.000Z');
    clock.now = Date.parse('2026-11-24T09:00:00.000Z');
    await madeByItself(app, first);
    const left = readdirSync(folder).filter((name) => name.endsWith('.lkbackup'));
    // What only bears such a name is nobody's to remove.
    expect(left).toHaveLength(copies.length + 2);
    expect(readdirSync(folder)).toContain('holiday.jpg');
  });

  it('when the folder is gone, then it is told, the doctor says so, and it is tried again when it is back', async () => {
    const clock = { now: Date.parse('2026-11-21T12:00:00.000Z') };
    const { app, ask, folder } = await chosen({ clock });
    await ask('backup.run', {});
    const first = (await settledBackup(app)).last?.madeAt;
    renameSync(folder, `${folder}-away`);
    clock.now += 24 * HOUR;
    const problem = async () => (await ask('backup.get', {})).problem?.told.code;
    await expect.poll(problem, { timeout: 20_000 }).toBe('backup_folder_gone');
    const { checks } = await ask('doctor.run', {});
    expect(checks.find(({ id }) => id === 'backup')).toMatchObject({
      state: 'warning',
      told: { code: 'backup_folder_gone' },
      fix: { code: 'doctor_fix_backup' },
    });
    renameSync(`${folder}-away`, folder);
    const mended = await ask('doctor.fix', { id: 'backup' });
    expect(mended.checks.find(({ id }) => id === 'backup')).toMatchObject({ state: 'ok' });
    expect((await ask('backup.get', {})).last?.madeAt).not.toBe(first);
  });

  it('when nobody chose anything, then the doctor notes it, and a backup that is asked for says what is missing', async () => {
    const app = await startTestApp();
    onTestFinished(() => app.stop());
    const ask = createAsk(app.execute);
    const { checks } = await ask('doctor.run', {});
    expect(checks.find(({ id }) => id === 'backup')).toMatchObject({ state: 'note', fix: null });
    await expect(ask('backup.run', {})).rejects.toMatchObject({ code: 'conflict' });
    await expect(ask('backup.settings.save', { passphrase: 'short' })).rejects.toMatchObject({ code: 'invalid_input' });
    const saved = await ask('backup.settings.save', { passphrase: PASSPHRASE });
    expect(JSON.stringify(saved)).not.toContain(PASSPHRASE);
    expect(saved).toMatchObject({ hasPassphrase: true, nextAt: null });
  });
});
