import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { openDatabase } from '../../server/store/database.ts';
import { migrations } from '../../server/store/migrations/index.ts';
import { isRebuiltWhole } from '../../server/store/rebuilt-aside.ts';
import { backedUp, emptyPlace, everyRow } from '../support/backup/backed-up.ts';
import { recordedCall } from '../support/backup/recorded-calls.ts';
import { ANA, aRing } from '../support/factories.ts';
import { liveInShop } from '../support/lived-in-shop.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

describe('trying a restore', { timeout: 60_000 }, () => {
  it('when the newest backup is tried, then it is counted and gone again, the memory is as it was, and the phone is answered', async () => {
    const dataDir = emptyPlace();
    // Left by a program and a command that were killed in the middle; and one that goes on.
    for (const name of ['backup-work', 'verifying-2147483646-abc', `verifying-${process.pid}-abc`])
      mkdirSync(join(dataDir, name));
    const app = await startTestApp({ dataDir, keep: true });
    onTestFinished(() => app.stop());
    expect(readdirSync(dataDir).filter((name) => /^(?:verifying|backup)-/u.test(name))).toEqual([
      `verifying-${process.pid}-abc`,
    ]);
    await liveInShop(app);
    await recordedCall(app, ANA);
    const ask = createAsk(app.execute);
    const checked = async () => (await ask('doctor.run', {})).checks.find(({ id }) => id === 'drill');
    expect(await checked()).toBeUndefined();
    await expect(ask('backup.drill', {})).rejects.toMatchObject({ reason: { code: 'drill_none' } });
    const file = await backedUp(app);
    expect(await checked()).toMatchObject({ state: 'note', told: { code: 'doctor_drill_never' } });
    await app.settled();
    // The reserve for a full disk is made when it is looked for the first time.
    const namesHere = (): string[] => readdirSync(dataDir).filter((name) => !name.startsWith('reserve'));
    const [before, files] = [everyRow(dataDir), namesHere()];
    const drill = ask('doctor.fix', { id: 'drill' });
    expect(await app.ring(aRing({ call_sid: 'CAmeanwhile' }))).toMatchObject({
      type: 'conversation_initiation_client_data',
    });
    const { checks } = await drill;
    const callers = before['persons']?.length;
    expect(checks.find(({ id }) => id === 'drill')).toMatchObject({
      state: 'ok',
      told: { code: 'doctor_drill_fresh', values: { callers } },
    });
    expect((await ask('backup.get', {})).drill).toMatchObject({ callers, recordings: 1, problem: null });
    expect(everyRow(dataDir)['turns']).toEqual(before['turns']);
    expect(namesHere()).toEqual(files);

    const bytes = readFileSync(file);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect((await ask('backup.drill', {})).drill?.problem?.code).toBe('backup_damaged');
    expect(await checked()).toMatchObject({ state: 'warning', told: { code: 'doctor_drill_problem' } });
    expect(existsSync(join(dataDir, 'backup-work'))).toBe(false);
  });

  it.each([
    ['of an earlier schema', 'whole', 16, ''],
    ['with a row that our own table does not take', 'not whole', migrations.length, 'UPDATE persons SET blocked = 7'],
    ['with a row that refers to nobody', 'not whole', migrations.length, "UPDATE persons SET business_id = 'nobody'"],
  ])('when what is made of a database %s is looked at, then it is %s', async (_what, is, version, change) => {
    const folder = temporaryDirectory();
    const from = join(folder, "it's from.db");
    const db = openDatabase(from, migrations.slice(0, version));
    const at = '2026-11-21T09:00:00.000Z';
    db.prepare('INSERT INTO businesses VALUES (?, ?, ?)').run('default', '{"id":"default","name":"A shop"}', at);
    db.prepare("INSERT INTO persons (id, business_id, name, created_at) VALUES ('1', 'default', 'Ana', ?)").run(at);
    db.pragma('ignore_check_constraints = ON');
    db.pragma('foreign_keys = OFF');
    db.exec(change);
    db.close();
    const { signal } = new AbortController();
    expect(await isRebuiltWhole(from, join(folder, 'to.db'), version, signal)).toBe(is === 'whole');
  });
});
