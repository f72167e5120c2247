import { copyFileSync, mkdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { aTranscription } from '../support/factories.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const SQL = 'linekeeper.db';

/** POSIX only: Windows lets nobody take an open file away. */
describe.skipIf(process.platform === 'win32')('F6: a database that is taken away while it is open', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
    expect((await app.finish(aTranscription())).status).toBe(200);
    await app.settled();
  });
  afterEach(() => app.stop());

  const path = (name = SQL): string => join(app.dataDir, name);
  const status = async () => {
    const { database, problems } = await ownerOf(app).ask('status.get', {});
    return { database, problems: problems.map(({ code }) => code) };
  };

  it('when nothing is taken away, then the database is good', async () => {
    const { database, problems } = await status();
    expect(database.ok).toBe(true);
    expect(problems).not.toContain('database_lost');
  });

  it.each([
    ['its file is deleted', () => rmSync(path())],
    ['its write-ahead log is deleted', () => rmSync(path(`${SQL}-wal`))],
    ['it is emptied', () => truncateSync(path(), 0)],
    [
      'a copy is put in its place',
      () => {
        copyFileSync(path(), path('copy.db'));
        renameSync(path('copy.db'), path());
      },
    ],
    [
      'the whole directory is replaced by an empty one',
      () => {
        rmSync(app.dataDir, { recursive: true });
        mkdirSync(app.dataDir);
      },
    ],
  ])('when %s, then nothing is acknowledged any more and the owner is told', async (_what, takeAway) => {
    takeAway();

    const more = aTranscription({ conversationId: 'conv_2', callSid: 'CA_2' });
    expect((await app.finish(more)).status).toBe(503);
    expect((await app.finish(more)).status).toBe(503);
    const note = ownerOf(app).ask('notes.add', { note: 'Closed on Monday' });
    await expect(note).rejects.toThrow('notes.add: 503 unavailable');
    const remembered = await app.tool('remember', { slot: 'likes', value: 'tea', system__call_sid: 'CA0001' });
    expect(remembered).toMatchObject({ success: false, code: 'TEMPORARILY_UNAVAILABLE' });
    const { database, problems } = await status();
    expect(database.ok).toBe(false);
    expect(problems.filter((code) => code === 'database_lost')).toHaveLength(1);
  });

  it('when another process holds it, then the status says so, and for a while that a write failed', async () => {
    const letGo = await holdDatabase(app.dataDir, 'BEGIN IMMEDIATE');
    expect((await status()).problems).toContain('database_held');
    expect((await app.finish(aTranscription({ conversationId: 'conv_2' }))).status).toBe(503);

    await letGo();

    const { problems, database } = await status();
    expect(database.ok).toBe(true);
    expect(problems).toContain('database_failed');
  });
});
