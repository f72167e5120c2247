import { describe, expect, it } from 'vitest';

import { watchFaults } from '../../electron/fault-watch.ts';
import { readFlags } from '../../electron/flags.ts';
import { countAttempt, THRICE_IN_TEN_MINUTES } from '../../electron/limiter.ts';
import { patienceToRestore } from '../../electron/restore-ending.ts';
import { createShutdown } from '../../electron/shutdown.ts';
import { handTimers } from '../support/hand-timers.ts';

function ending({ server = (): Promise<void> => Promise.resolve() } = {}) {
  const { after, pending, runOut } = handTimers();
  const done: string[] = [];
  const shutdown = createShutdown({
    app: { exit: (code) => void done.push(`exit ${code}`) },
    steps: () => [
      { name: 'window', run: () => void done.push('window') },
      { name: 'server', run: () => (done.push('server'), server()) },
      { name: 'log', run: () => void done.push('log') },
    ],
    onHeld: () => void done.push('held'),
    after,
    report: (where) => void done.push(where),
  });
  return { shutdown, done, pending, runOut };
}

describe('F26: the end of the program', () => {
  it('when the owner quits, then everything is stopped in order, once, and the process ends well', async () => {
    const { shutdown, done } = ending();
    await Promise.all([shutdown.quit('owner'), shutdown.quit('system')]);
    expect(done).toEqual(['window', 'server', 'log', 'exit 0']);
    expect(shutdown.begun()).toBe(true);
  });

  it('when a step hangs, then the process ends within three seconds all the same', async () => {
    const { shutdown, done, pending, runOut } = ending({ server: () => new Promise(() => undefined) });
    void shutdown.quit('system');
    await expect.poll(() => done).toEqual(['window', 'server']);
    expect(pending()).toEqual([2_800]);
    runOut(2_800);
    expect(done).toEqual(['window', 'server', 'exit 0']);
  });

  it('when a backup is to be restored and a step takes long, then it is waited for, and nothing is restored over what hangs', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const relaunched: unknown[] = [];
    const machine = { argv: ['linekeeper', '--hidden', '--demo'], env: {} } as never;
    const app = { relaunch: (given: unknown) => relaunched.push(given), exit: (code: number) => relaunched.push(code) };
    const patience = patienceToRestore({ electron: { app } as never, machine });
    expect(patience.ms).toBe(60_000);

    const slow = ending({ server: () => promise });
    const quitting = slow.shutdown.quit('owner', () => slow.done.push('restored'), patience);
    await expect.poll(() => slow.done).toEqual(['window', 'server']);
    expect(slow.pending()).toEqual([60_000]);
    resolve();
    await quitting;
    expect(slow.done).toEqual(['window', 'server', 'log', 'restored']);
    slow.runOut(60_000);
    expect(relaunched).toEqual([]);

    const hung = ending({ server: () => new Promise(() => undefined) });
    void hung.shutdown.quit('owner', () => hung.done.push('restored'), patience);
    await expect.poll(() => hung.done).toEqual(['window', 'server']);
    hung.runOut(60_000);
    expect(hung.done).toEqual(['window', 'server']);
    expect(relaunched).toEqual([{ args: ['--demo'] }, 1]);
  });

  it('when a step fails, then the others are done all the same', async () => {
    const { shutdown, done } = ending({ server: () => Promise.reject(new Error('disk')) });
    await shutdown.quit('owner');
    expect(done).toEqual(['window', 'server', 'stop.server', 'log', 'exit 0']);
  });

  it.each([
    ['owner', true],
    ['system', true],
    ['power-off', false],
  ] as const)('when Electron would quit while it ends by %s, then it is held: %s', (reason, isHeld) => {
    const { shutdown } = ending({ server: () => new Promise(() => undefined) });
    void shutdown.quit(reason);
    let held = false;
    shutdown.holdQuit({ preventDefault: () => (held = true) });
    expect(held).toBe(isHeld);
  });

  it.each(['fault', 'failed-start'] as const)('when it ends by a %s, then its code says so', async (reason) => {
    const { shutdown, done } = ending();
    await shutdown.quit(reason);
    expect(done.at(-1)).toBe('exit 1');
  });

  it('when an update ends it, then that is the last thing, and it happens once', async () => {
    const { shutdown, done, runOut } = ending();
    await shutdown.quit('owner', () => done.push('install'));
    runOut(2_800);
    expect(done).toEqual(['window', 'server', 'log', 'install']);
  });
});

function faulty(argv: string[], { isShown = false, env = {}, at = 1_000_000 } = {}) {
  const listeners = new Map<string, (error: unknown) => void>();
  const done: unknown[] = [];
  watchFaults({
    machine: { argv, env, on: (name: string, listener: never) => listeners.set(name, listener) } as never,
    faultsAt: readFlags(argv).faultsAt,
    app: { relaunch: (options) => void done.push(options) },
    report: () => void done.push('report'),
    quit(last) {
      done.push('quit');
      last?.();
      return Promise.resolve();
    },
    onGivingUp: () => void done.push('give up'),
    isShown: () => isShown,
    now: () => at,
  });
  return { done, fail: (kind = 'uncaughtException') => listeners.get(kind)?.(new Error('nobody caught it')) };
}

describe('what nobody caught', () => {
  it.each(['uncaughtException', 'unhandledRejection'])('when there is an %s, then it is written down first', (kind) => {
    const { done, fail } = faulty(['linekeeper', '--demo']);
    fail(kind);
    expect(done).toEqual(['report', { args: ['--demo', '--hidden', '--faults-at=1000000'] }, 'quit']);
  });

  it('when it happens again while ending, then it is only written down', () => {
    const { done, fail } = faulty(['linekeeper']);
    fail();
    fail();
    expect(done.filter((each) => each === 'quit')).toHaveLength(1);
    expect(done.at(-1)).toBe('report');
  });

  it('when the owner saw a window, then there is one again', () => {
    const { done, fail } = faulty(['linekeeper', '--hidden', '--data-dir=/srv/x'], { isShown: true });
    fail();
    expect(done[1]).toEqual({ args: ['--data-dir=/srv/x', '--faults-at=1000000'] });
  });

  it('when it is the fourth within ten minutes, then it ends for good, and says so only then', () => {
    const { done, fail } = faulty(['linekeeper', '--faults-at=500000,600000,900000']);
    fail();
    expect(done).toEqual(['report', 'quit', 'give up']);
  });

  it('when the earlier ones are old, then they do not count', () => {
    const { done, fail } = faulty(['linekeeper', '--faults-at=100,600000,900000'], { at: 1_000_000 });
    fail();
    expect(done[1]).toEqual({ args: ['--hidden', '--faults-at=600000,900000,1000000'] });
  });

  it('when it runs as an AppImage, then that is started again, and not the folder it was mounted at', () => {
    const { done, fail } = faulty(['/tmp/.mount/linekeeper'], { env: { APPIMAGE: '/home/owner/Linekeeper.AppImage' } });
    fail();
    expect(done[1]).toMatchObject({ execPath: '/home/owner/Linekeeper.AppImage' });
  });

  it('when the clock was set back, then an attempt of the future does not count', () => {
    expect(countAttempt([9_000_000], 1_000, THRICE_IN_TEN_MINUTES)).toEqual([1_000]);
  });
});

describe('the command line', () => {
  it('when it is read, then Chromium’s own words in it are passed over', () => {
    const argv = ['electron', '--no-sandbox', '.', '--hidden', '--data-dir', '/srv/x', '--remote-debugging-port=1'];
    expect(readFlags(argv)).toEqual({
      hidden: true,
      demo: false,
      json: false,
      dataDir: '/srv/x',
      ownDir: undefined,
      faultsAt: [],
    });
    expect(readFlags(['linekeeper', '--demo', '--json', '--data-dir'])).toMatchObject({ demo: true, json: true });
    expect(readFlags(['linekeeper', '--faults-at=1,x,-2,3']).faultsAt).toEqual([1, 3]);
  });
});
