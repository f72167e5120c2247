import { describe, expect, it } from 'vitest';

import { endByInstalling } from '../../electron/end-by-installing.ts';
import { openUpdateRecord } from '../../electron/update-record.ts';
import { createUpdates } from '../../electron/updates.ts';
import type { Install } from '../../electron/updater.ts';
import { handTimers } from '../support/hand-timers.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MINUTE = 60_000;
const NIGHT = 12 * 60 * MINUTE;

function ending(install: Install) {
  const { after, runOut } = handTimers();
  const done: string[] = [];
  endByInstalling({
    install: () => (done.push('install'), install()),
    app: { relaunch: () => void done.push('relaunch'), exit: (code) => void done.push(`exit ${code}`) },
    after,
    watch: () => void done.push('watch'),
  });
  return { done, runOut };
}

const never = new Promise<void>(() => undefined);
const inVain = (): never => {
  throw new Error('no installer');
};

describe('the end of a version', () => {
  it('when the installer runs, then this one ends for it, once', async () => {
    const { done, runOut } = ending(() => Promise.resolve());
    await new Promise(setImmediate);
    runOut(15_000);
    expect(done).toEqual(['watch', 'install', 'exit 0']);
  });

  it.each<[string, Install]>([
    ['throws', inVain],
    ['fails later', () => Promise.reject(new Error('EACCES'))],
    ['never ends us', () => never],
  ])('when the installer %s, then the old version begins again', async (_case, install) => {
    const { done, runOut } = ending(install);
    await new Promise(setImmediate);
    runOut(15_000);
    expect(done).toEqual(['watch', 'install', 'relaunch', 'exit 1']);
  });
});

/** Runs the program until it ends for an update, or the night is over. Returns when that was. */
async function run(dataDir: string, from: number, version: string): Promise<{ until: number; isHidden: boolean }> {
  let now = from;
  let hasEnded = false;
  const record = openUpdateRecord({
    ...{ dataDir, version, now: () => now },
    onFailed: () => undefined,
    report: inVain,
  });
  const updates = createUpdates({
    updater: () =>
      Promise.resolve({
        find: () => Promise.resolve(version === '2.0.0' ? null : '2.0.0'),
        fetch: () => Promise.resolve(),
        install: () => Promise.resolve(),
      }),
    isWanted: () => true,
    isSigned: true,
    mayInterrupt: () => Promise.resolve(true),
    onFound: () => undefined,
    quitFor: () => Promise.resolve(void (hasEnded = true)),
    ...{ record, now: () => now, report: inVain },
  });
  for (; now < NIGHT && !hasEnded; now += MINUTE) await updates.review();
  return { until: now, isHidden: record.startedUs() };
}

describe('a night with a newer version', () => {
  it('when it never takes over, then the program stops for it once, and begins again without a window', async () => {
    const dataDir = temporaryDirectory();
    const first = await run(dataDir, 0, '1.0.0');
    expect(first).toEqual({ until: MINUTE, isHidden: false });
    expect(await run(dataDir, first.until, '1.0.0')).toEqual({ until: NIGHT, isHidden: true });
  });

  it('when it takes over, then that begins without a window, and a start by hand in the morning has one', async () => {
    const dataDir = temporaryDirectory();
    const { until } = await run(dataDir, 0, '1.0.0');
    expect(await run(dataDir, until, '2.0.0')).toEqual({ until: NIGHT, isHidden: true });
    expect((await run(dataDir, NIGHT, '2.0.0')).isHidden).toBe(false);
  });

  it('when the computer was off in between, then whoever starts it in the morning gets a window', async () => {
    const dataDir = temporaryDirectory();
    await run(dataDir, 0, '1.0.0');
    expect((await run(dataDir, NIGHT, '2.0.0')).isHidden).toBe(false);
  });
});
