import { renameSync, rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { backedUp, emptyPlace, restored } from '../support/backup/backed-up.ts';
import { madeBackup } from '../support/backup/made-backup.ts';
import { recordedCall, recordingsIn, soundOf } from '../support/backup/recorded-calls.ts';
import { hashOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const [ANA, BEN, CLEO] = ['+12125550123', '+12125550145', '+12125550167'] as const;
const SOUND = 'ID3'.repeat(100_000);

async function served(dataDir = emptyPlace()): Promise<TestApp> {
  const app = await startTestApp({ dataDir, keep: true });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= app.stop());
  onTestFinished(stop);
  return { ...app, stop };
}

describe('recordings in a backup', { timeout: 60_000 }, () => {
  it('when it is restored on another computer, then they sound as they did, but for those that were gone already', async () => {
    const app = await served();
    for (const number of [ANA, BEN, CLEO]) await recordedCall(app, number);
    const kept = recordingsIn(app.dataDir);
    expect(kept).toHaveLength(3);
    rmSync(kept[0] ?? '');
    // One that is just being taken in lies apart.
    const [, arriving = ''] = kept;
    renameSync(arriving, arriving.replace('audio', 'audio/arriving'));
    const file = await backedUp(app);
    await app.stop();

    const { preview } = await restored(file, emptyPlace());
    expect(preview.recordings?.count).toBe(2);
    expect(preview.recordings?.bytes).toBeGreaterThan(2 * SOUND.length);
    const other = await served();
    await recordedCall(other, '+12125550188');
    const [othersOwn = ''] = recordingsIn(other.dataDir);
    await other.stop();
    const { aside } = await restored(file, other.dataDir);
    expect(recordingsIn(other.dataDir)).toHaveLength(2);
    // What was there before is there as a whole, should it be put back by hand.
    expect(recordingsIn(aside).map((path) => path.replace(aside, other.dataDir))).toEqual([othersOwn]);
    const again = await served(other.dataDir);
    const heard = [ANA, BEN, CLEO].map((number) => soundOf(again, `conv_${number.slice(-4)}`).catch(() => 'gone'));
    expect((await Promise.all(heard)).toSorted()).toEqual([SOUND, SOUND, 'gone'].toSorted());
  });

  it('T20: when somebody was forgotten after it was made, then no recording of theirs comes back', async () => {
    const app = await served();
    for (const number of [ANA, BEN]) await recordedCall(app, number);
    const file = await backedUp(app);
    const ask = createAsk(app.execute);
    await ask('callers.forget', { id: hashOf(ANA) });
    const left = recordingsIn(app.dataDir);
    expect(left).toHaveLength(1);
    await app.stop();
    const { preview } = await restored(file, app.dataDir);
    expect(preview).toMatchObject({ recordings: { count: 2 }, forgottenSince: { callers: 1 } });
    expect(recordingsIn(app.dataDir)).toEqual(left);
  });

  it('when its owner leaves them out, then it says so, and those that lie here stay', async () => {
    const app = await served();
    await recordedCall(app, ANA);
    const ask = createAsk(app.execute);
    expect((await ask('backup.get', {})).recordings).toBe(true);
    expect((await ask('backup.settings.save', { recordings: false })).recordings).toBe(false);
    const file = await backedUp(app);
    await app.stop();
    expect((await restored(file, emptyPlace())).preview.recordings).toBeNull();
    await restored(file, app.dataDir);
    const again = await served(app.dataDir);
    expect(await soundOf(again, `conv_${ANA.slice(-4)}`)).toBe(SOUND);
  });

  it.each(['../../outside.sealed', 'x'.repeat(36), 'linekeeper.db'])(
    'T30: when a rightly sealed backup names a recording %s, then it is refused',
    async (name) => {
      const { file } = await madeBackup({ recordings: [name] });
      await expect(restored(file, emptyPlace())).rejects.toMatchObject({ reason: { code: 'backup_strange' } });
    },
  );
});
