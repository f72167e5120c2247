import { execFileSync } from 'node:child_process';
import { constants, copyFileSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { forgottenFileName } from '../../server/domain/backup/file-name.ts';
import { readForgotten } from '../../server/platform/forgotten-file.ts';
import { createForgottenList } from '../../server/services/backup/forgotten-list.ts';
import { openGiven, toPreview } from '../../server/services/backup/given-backup.ts';
import { backedUp, emptyPlace, PASSPHRASE } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { aRing, aTranscription } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { readDatabase } from '../support/stored.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

const MEMORY = '1a2b3c4d-0000-4000-8000-000000000000';
const KEY = Buffer.alloc(32, 7);
const AT = '2026-11-21T10:00:00.000Z';
const LATER = '2026-11-22T10:00:00.000Z';
const ANA = '+12125550123';
const fifo = { skip: process.platform === 'win32' };

/** The list beside backups in a folder, over tombstones that are made up. */
function listOf(count: number, { memory = MEMORY, masterKey = KEY } = {}) {
  const [folder, faults] = [temporaryDirectory(), [] as unknown[]];
  let reads = 0;
  const settings = {
    *everyTombstone() {
      reads += 1;
      for (let nth = 0; nth < count; nth += 1) yield { key: `person:${nth}-Zoë`, erasedAt: AT };
    },
  };
  const kept = { get: () => ({ folder, last: { madeAt: AT } }) };
  const list = createForgottenList({
    ...{ stores: { settings } as never, kept: kept as never, masterKey, memory },
    dataDir: temporaryDirectory(),
    now: () => new Date(LATER),
    report: (_where, error) => void faults.push(error),
  });
  const file = join(folder, forgottenFileName(memory));
  return { list, file, folder, faults, reads: () => reads };
}

/** Something in the place of a file that can be opened and not be read at a place, as little as on a disk that fails. */
async function unreadable(file: string): Promise<void> {
  rmSync(file, { force: true });
  execFileSync('mkfifo', [file]);
  const held = await open(file, constants.O_RDWR | constants.O_NONBLOCK);
  onTestFinished(() => held.close());
}

describe('the list of who was forgotten, as it is written', () => {
  it('when thousands are forgotten one after the other, then it is not written thousands of times, and holds them all', async () => {
    const { list, file, faults, reads } = listOf(3_000);
    for (let nth = 0; nth < 2_000; nth += 1) {
      list.soon();
      if (nth % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await list.finish();
    expect([faults, reads() < 20]).toEqual([[], true]);
    const { tombstones, writtenAt } = await readForgotten(file, KEY, MEMORY);
    expect([writtenAt, tombstones.length, tombstones.at(-1)]).toEqual([
      ...[LATER, 3_000, { key: 'person:2999-Zoë', erasedAt: AT }],
    ]);
    list.end();
    list.soon();
    expect((await list.finish(), reads() < 20)).toBe(true);
  });

  it('when it is damaged, then it is kept aside before another takes its place', async () => {
    const { list, file, folder, faults } = listOf(3);
    writeFileSync(file, 'not what we wrote');
    list.soon();
    await list.finish();
    expect(faults).toEqual([]);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('not what we wrote');
    expect((await readForgotten(file, KEY, MEMORY)).tombstones).toHaveLength(3);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('when the system cannot read it just now, then nothing takes its place', fifo, async () => {
    const { list, file, folder, faults } = listOf(3);
    await unreadable(file);
    list.soon();
    await list.finish();
    expect(faults).toMatchObject([{ syscall: 'read' }]);
    expect([lstatSync(file).isFIFO(), readdirSync(folder)]).toEqual([true, [forgottenFileName(MEMORY)]]);
    await expect(list.write(folder)).rejects.toMatchObject({ syscall: 'read' });
  });

  it(
    'when its folder does not answer while the program ends, then what rang is written down and the database closed',
    fifo,
    async () => {
      const app = await startTestApp({ dataDir: emptyPlace(), keep: true });
      const turns = [['user', 'It is about lilac wallpaper.']] as const;
      await app.finish(aTranscription({ from: ANA, conversationId: 'conv_1', callSid: 'CA1', turns }));
      await app.settled();
      const folder = dirname(await backedUp(app));
      const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.lkseal')) ?? 'none');
      rmSync(file);
      // Whoever opens it waits for somebody who writes: nobody does.
      execFileSync('mkfifo', [file]);
      await createAsk(app.execute)('callers.forget', { id: hashOf(ANA) });
      await app.ring(aRing({ caller_id: '+12125550145', call_sid: 'CA2' }));
      await app.stop();
      // Now it answers, after all is closed.
      await (await open(file, constants.O_WRONLY | constants.O_NONBLOCK)).close();
      expect(readdirSync(app.dataDir).filter((name) => name.endsWith('-wal'))).toEqual([]);
      const rang = readDatabase(app.dataDir, (db) => db.prepare('SELECT call_sid FROM calls').pluck().all());
      expect(rang).toEqual(['CA2']);
    },
  );

  it('when nothing but the list tells who was forgotten since, then it is said until when it knows', async () => {
    const { file, memory, masterKey } = await madeBackup();
    const { list, folder } = listOf(3, { memory, masterKey });
    const opened = () => openGiven(file, PASSPHRASE, { folder: temporaryDirectory() });
    const empty = { bytes: 1, memory: undefined, tombstones: [] };
    const nobody = { isForgottenKnown: false, forgottenKnownUntil: null, forgottenSince: { callers: 0, calls: 0 } };
    expect(toPreview(await opened(), empty)).toMatchObject(nobody);
    list.soon();
    await list.finish();
    copyFileSync(join(folder, forgottenFileName(memory)), join(dirname(file), forgottenFileName(memory)));
    const known = { isForgottenKnown: true, forgottenSince: { callers: 3 } };
    const given = await opened();
    expect(toPreview(given, empty)).toMatchObject({ ...known, forgottenKnownUntil: LATER });
    expect(toPreview(given, { ...empty, memory })).toMatchObject({ ...known, forgottenKnownUntil: null });
  });
});
