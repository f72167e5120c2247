import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { openUpdateRecord } from '../../electron/update-record.ts';
import { createUpdates } from '../../electron/updates.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Over = { isSigned?: boolean; finds?: string | null; fails?: boolean; dataDir?: string; now?: number };

function updates({ isSigned = true, finds = '2.0.0', fails = false, now = 0, ...over }: Over = {}) {
  const done: string[] = [];
  const at = { now, quiet: false, finds, fails, wanted: true };
  const dataDir = over.dataDir ?? temporaryDirectory();
  const record = openUpdateRecord({
    ...{ dataDir, version: '1.0.0', now: () => at.now },
    onFailed: (version) => done.push(`failed ${version}`),
    report: () => done.push('report'),
  });
  const { review, atQuit } = createUpdates({
    updater: () =>
      Promise.resolve({
        find() {
          done.push('look');
          return at.fails ? Promise.reject(new Error('offline')) : Promise.resolve(at.finds);
        },
        fetch: () => Promise.resolve(void done.push('fetch')),
        install: (restarts) => Promise.resolve(void done.push(restarts ? 'install' : 'install only')),
      }),
    isWanted: () => at.wanted,
    isSigned,
    mayInterrupt: () => Promise.resolve(at.quiet),
    onFound: (version) => done.push(`told ${version}`),
    quitFor: async (install) => (done.push('quit'), install()),
    ...{ record, now: () => at.now },
    report: () => done.push('report'),
  });
  const looks = (): number => done.filter((what) => what === 'look').length;
  return { done, at, review, atQuit, dataDir, looks };
}

describe('updates', () => {
  it('when a signed build finds a newer one, then it is fetched, and put in place only when nobody is cut off', async () => {
    const { done, at, review } = updates();
    await review();
    await review();
    expect(done).toEqual(['look', 'fetch']);
    at.quiet = true;
    await review();
    await review();
    expect(done).toEqual(['look', 'fetch', 'quit', 'install']);
  });

  it('when the build is not signed, then the owner is told once a week, and nothing is fetched or installed', async () => {
    const { done, at, review, looks } = updates({ isSigned: false });
    at.quiet = true;
    for (; at.now < 7 * DAY; at.now += DAY) await review();
    expect(done.filter((what) => what !== 'look')).toEqual(['told 2.0.0']);
    await review();
    at.now += DAY;
    at.finds = '2.1.0';
    await review();
    expect(done.filter((what) => what !== 'look')).toEqual(['told 2.0.0', 'told 2.0.0', 'told 2.1.0']);
    expect(looks()).toBe(9);
  });

  it('when there is none, then it is looked for once a day', async () => {
    const { at, review, looks } = updates({ finds: null });
    for (const hours of [0, 1, 23, 24, 25]) {
      at.now = hours * HOUR;
      await review();
    }
    expect(looks()).toBe(2);
  });

  it('when the network comes up after us, then it is tried again within minutes', async () => {
    const { done, at, review } = updates({ fails: true });
    await review();
    at.now = 9 * MINUTE;
    at.fails = false;
    await review();
    expect(done).toEqual(['look', 'report']);
    at.now = 10 * MINUTE;
    await review();
    expect(done).toEqual(['look', 'report', 'look', 'fetch']);
  });

  it('when it fails on and on, then it is tried ever more seldom', async () => {
    const { at, review, looks } = updates({ fails: true });
    for (; at.now < DAY; at.now += MINUTE) await review();
    expect(looks()).toBe(8);
  });

  it('when the owner does not want it, then nobody outside is asked', async () => {
    const { done, at, review, atQuit } = updates();
    at.wanted = false;
    await review();
    expect([done, atQuit()]).toEqual([[], null]);
  });

  it('when the computer is never on while the shop is closed, then the owner is told after three days', async () => {
    const { done, at, review } = updates();
    for (; at.now <= 3 * DAY; at.now += HOUR) await review();
    expect(done.filter((what) => what.startsWith('told'))).toEqual(['told 2.0.0']);
    expect(done).not.toContain('quit');
  });

  it('when the owner quits it, then what was fetched is put in place without being started', async () => {
    const { done, review, atQuit, dataDir } = updates();
    expect(atQuit()).toBeNull();
    await review();
    await atQuit()?.();
    expect(done).toEqual(['look', 'fetch', 'install only']);
    expect(atQuit()).toBeNull();
    expect(updates({ dataDir }).done).toEqual(['failed 2.0.0']);
  });

  it('when it cannot be noted what is tried, then nothing is stopped for it', async () => {
    const { done, at, review, dataDir } = updates();
    await review();
    breakFile(dataDir);
    at.quiet = true;
    await review();
    await review();
    expect(done.slice(2)).toEqual(['report']);
  });
});

describe('a version that did not take over', () => {
  it('when the next start finds that out, then it is told of and not tried again, until a newer one comes', async () => {
    const before = updates();
    before.at.quiet = true;
    await before.review();
    expect(before.done).toContain('install');

    const { done, at, review } = updates({ dataDir: before.dataDir, now: MINUTE });
    at.quiet = true;
    for (; at.now < 2 * DAY; at.now += HOUR) await review();
    expect(done).toEqual(['failed 2.0.0', 'look', 'told 2.0.0', 'look']);
    at.finds = '2.0.1';
    at.now += DAY;
    await review();
    expect(done.slice(4)).toEqual(['look', 'fetch', 'quit', 'install']);
  });

  it('when the owner switches looking off and on again, then it is tried once more', async () => {
    const before = updates();
    before.at.quiet = true;
    await before.review();
    const { done, at, review } = updates({ dataDir: before.dataDir });
    at.quiet = true;
    await review();
    at.wanted = false;
    await review();
    at.wanted = true;
    await review();
    expect(done).toEqual(['failed 2.0.0', 'look', 'told 2.0.0', 'look', 'fetch', 'quit', 'install']);
  });
});

/** What is a folder now cannot be written as a file. */
function breakFile(dataDir: string): void {
  rmSync(join(dataDir, 'updates.json'), { force: true });
  mkdirSync(join(dataDir, 'updates.json'));
}
