import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { createIndexRemoval } from '../../server/services/index-removal.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { aTranscription, ANA } from '../support/factories.ts';
import { readDatabase } from '../support/stored.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

const LONG = Array.from({ length: 90 }, (_, nth) => ['user', `Something about vervain, the ${nth}th time.`] as const);

/** One long call that was learned by the program, and the removal over what it left. */
async function afterACall() {
  const dataDir = temporaryDirectory();
  const app = await startTestApp({ dataDir, keep: true });
  await app.finish(aTranscription({ from: ANA, turns: LONG, summary: 'Asked about vervain.' }));
  await app.settled();
  await app.stop();
  const stores = openStores(join(dataDir, 'linekeeper.db'));
  onTestFinished(() => stores.close());
  const passages = (): unknown[] =>
    readDatabase(dataDir, (db) =>
      db
        .prepare(
          'SELECT kind, owner, text, person_id, call_id, position, said_at FROM passages WHERE call_id IS NOT NULL ORDER BY 1, 3, 6',
        )
        .all(),
    );
  const callId = readDatabase(dataDir, (db) => String(db.prepare('SELECT id FROM calls').pluck().get()));
  return { stores, passages, callId, withoutWords: createIndexRemoval({ stores }) };
}

describe('words that leave the search before a call is erased', () => {
  it('when it is erased, then they do not come back', async () => {
    const { passages, callId, withoutWords } = await afterACall();
    expect(await withoutWords([callId], () => Promise.resolve(passages().length))).toBe(0);
    expect(passages()).toEqual([]);
  });

  it('when it stays, or erasing fails, then all of them are back, each once', async () => {
    const { passages, callId, withoutWords } = await afterACall();
    const before = passages();
    expect(before).toHaveLength(90 + 88 + 1);
    expect(await withoutWords([callId], () => Promise.resolve(null))).toBeNull();
    expect(passages()).toEqual(before);
    await expect(withoutWords([callId], () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
    expect(passages()).toEqual(before);
  });

  it('when it was retained no longer, or became nobody’s, meanwhile, then they come back as it is now', async () => {
    const { stores, passages, callId, withoutWords } = await afterACall();
    await withoutWords([callId], () => {
      stores.calls.assign(callId, null);
      return Promise.resolve(null);
    });
    expect(new Set(passages().map((one) => (one as { owner: string }).owner))).toEqual(new Set(['nobody']));
    await withoutWords([callId], () => {
      stores.retention.removeTurns(callId);
      return Promise.resolve(null);
    });
    expect(passages()).toMatchObject([{ kind: 'session' }]);
    await withoutWords([callId], () => {
      stores.calls.remove(callId);
      return Promise.resolve(null);
    });
    expect(passages()).toEqual([]);
  });
});
