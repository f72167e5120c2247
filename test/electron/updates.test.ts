import { describe, expect, it } from 'vitest';

import { createUpdates, endByInstalling } from '../../electron/updates.ts';
import { toUpdater } from '../../electron/updater.ts';
import { handTimers } from '../support/hand-timers.ts';

const DAY = 86_400_000;

type Over = { isSigned?: boolean; isWanted?: boolean; finds?: string | null; fails?: boolean };

function updates({ isSigned = true, isWanted = true, finds = '2.0.0', fails = false }: Over = {}) {
  const done: string[] = [];
  const at = { now: 0, quiet: false, finds, fails };
  const { review } = createUpdates({
    updater: () =>
      Promise.resolve({
        find() {
          done.push('look');
          return at.fails ? Promise.reject(new Error('offline')) : Promise.resolve(at.finds);
        },
        fetch: () => Promise.resolve(void done.push('fetch')),
        install: () => void done.push('install'),
      }),
    isWanted: () => isWanted,
    isSigned,
    mayInterrupt: () => Promise.resolve(at.quiet),
    onFound: (version) => done.push(`told ${version}`),
    quitFor: (install) => Promise.resolve().then(() => (done.push('quit'), install())),
    now: () => at.now,
    report: () => done.push('report'),
  });
  return { done, at, review };
}

describe('updates', () => {
  it('when a signed build finds a newer one, then it is fetched, and put in place only when nobody is cut off', async () => {
    const { done, at, review } = updates();
    await review();
    await review();
    expect(done).toEqual(['look', 'fetch']);
    at.quiet = true;
    await review();
    expect(done).toEqual(['look', 'fetch', 'quit', 'install']);
  });

  it('when the build is not signed, then the owner is told once, and nothing is fetched or installed', async () => {
    const { done, at, review } = updates({ isSigned: false });
    at.quiet = true;
    await review();
    at.now += DAY;
    await review();
    at.now += DAY;
    at.finds = '2.1.0';
    await review();
    expect(done).toEqual(['look', 'told 2.0.0', 'look', 'look', 'told 2.1.0']);
  });

  it('when there is none, then it is looked for once a day', async () => {
    const { done, at, review } = updates({ finds: null });
    for (const hours of [0, 1, 23, 24, 25]) {
      at.now = hours * 3_600_000;
      await review();
    }
    expect(done).toEqual(['look', 'look']);
  });

  it('when looking fails, then it is noted and tried again the next day', async () => {
    const { done, at, review } = updates({ fails: true });
    await review();
    at.now = DAY - 1;
    await review();
    at.now = DAY;
    at.fails = false;
    await review();
    expect(done).toEqual(['look', 'report', 'look', 'fetch']);
  });

  it('when the owner does not want it, then nobody outside is asked', async () => {
    const { done, review } = updates({ isWanted: false });
    await review();
    expect(done).toEqual([]);
  });

  it('when the installer takes over, then nothing more is done; when it does not, then the old version begins again', () => {
    const { after, runOut } = handTimers();
    const done: string[] = [];
    const app = { relaunch: () => void done.push('relaunch'), exit: (code: number) => void done.push(`exit ${code}`) };
    endByInstalling({ install: () => void done.push('install'), app, after });
    expect(done).toEqual(['install']);
    runOut(15_000);
    expect(done).toEqual(['install', 'relaunch', 'exit 1']);
    const broken = (): never => {
      throw new Error('no installer');
    };
    endByInstalling({ install: broken, app, after });
    expect(done.slice(3)).toEqual(['relaunch', 'exit 1']);
  });

  it('when electron-updater is taken into service, then it does nothing by itself and never goes back', async () => {
    const settings = { autoDownload: true, autoInstallOnAppQuit: true, allowDowngrade: true, logger: console };
    const calls: unknown[] = [];
    const found = { isUpdateAvailable: true, updateInfo: { version: '3.0.0' } };
    const given = {
      ...settings,
      set allowPrerelease(_on: boolean) {
        this.allowDowngrade = true; // as the real one does
      },
      checkForUpdates: () => Promise.resolve(found),
      downloadUpdate: () => Promise.resolve(calls.push('download')),
      quitAndInstall: (...args: unknown[]) => calls.push(args),
    };
    const updater = toUpdater(given as never);
    expect(given).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      logger: null,
    });
    expect(await updater.find()).toBe('3.0.0');
    found.isUpdateAvailable = false;
    expect(await updater.find()).toBeNull();
    await updater.fetch();
    updater.install();
    expect(calls).toEqual(['download', [true, true]]);
  });
});
