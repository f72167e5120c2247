import { existsSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

import { createChosenBackups } from '../../server/services/backup/chosen-backup.ts';
import { PASSPHRASE } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { readDatabase } from '../support/stored.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MB = 1024 ** 2;
const NAME = 'linekeeper-2026-11-21-090000-1a2b3c4d.lkbackup';

/** A backup of half a megabyte, in front of a disk that has so much room. */
async function before(freeBytes: () => number) {
  const { file, memory } = await madeBackup({
    change: (db) => db.exec("INSERT INTO notes (id, note, created_at) VALUES ('n', hex(zeroblob(300000)), 'x')"),
  });
  const folder = dirname(file);
  renameSync(file, join(folder, NAME));
  const [dataDir, wishes] = [temporaryDirectory(), [] as unknown[]];
  const bytes = readDatabase(folder, (db) => Number(db.pragma('page_count', { simple: true }))) * 4096;
  let asked = 0;
  const chosen = createChosenBackups({
    stores: { sessions: { running: () => [] }, settings: { tombstones: () => [] } } as never,
    kept: { get: () => ({ folder }), passphrase: () => PASSPHRASE } as never,
    ...{ dataDir, memory, work: join(dataDir, 'backup-work'), demo: false, configuredKey: undefined },
    freeBytes: () => {
      asked += 1;
      expect(readdirSync(dataDir)).toEqual(asked === 1 ? ['backup-work'] : []);
      return Promise.resolve(freeBytes());
    },
    now: () => new Date('2026-11-22T10:00:00.000Z'),
    onRestore: (wish) => void wishes.push(wish),
    take: (work) => work(new AbortController().signal),
  });
  return { chosen, bytes, dataDir, wishes, input: { fileName: NAME } };
}

it('when the disk has no room for a backup, then nothing of it is unpacked, and one sentence says how much is needed', async () => {
  let free = 0;
  const { chosen, bytes, dataDir, wishes, input } = await before(() => free);
  free = bytes + 64 * MB - 1;
  const refused = { reason: { code: 'restore_no_room', values: { megabytes: Math.ceil((bytes + 64 * MB) / MB) } } };
  await expect(chosen.restore(input)).rejects.toMatchObject(refused);
  expect([existsSync(join(dataDir, 'backup-work')), wishes]).toEqual([false, []]);
});

it('when there is room to look into a backup and none to restore it, then it is refused while everything goes on', async () => {
  let free = 0;
  const { chosen, bytes, dataDir, wishes, input } = await before(() => free);
  // As it comes, as it is made anew, and the log of that.
  free = 3 * bytes + 64 * MB - 1;
  const refused = { reason: { code: 'restore_no_room', values: { megabytes: Math.ceil((3 * bytes + 64 * MB) / MB) } } };
  await expect(chosen.restore(input)).rejects.toMatchObject(refused);
  expect([existsSync(join(dataDir, 'backup-work')), wishes]).toEqual([false, []]);
});
