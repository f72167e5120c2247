import { EventEmitter } from 'node:events';

import { describe, expect, it } from 'vitest';

import { toUpdater } from '../../electron/updater.ts';
import { handTimers } from '../support/hand-timers.ts';

const FOUND = { isUpdateAvailable: true, updateInfo: { version: '3.0.0' } };

/** electron-updater, as far as it is used, and whatever stands behind it; both told by the test what happens. */
function anUpdater({ onMac = false, starts = true }: { onMac?: boolean; starts?: boolean } = {}) {
  const calls: unknown[] = [];
  const squirrel = new EventEmitter();
  const found = { ...FOUND };
  const given = Object.assign(new EventEmitter(), {
    ...{ autoDownload: true, autoInstallOnAppQuit: !onMac, allowDowngrade: true, logger: console },
    checkForUpdates: () => Promise.resolve(found),
    downloadUpdate: () => Promise.resolve(calls.push('download')),
    quitAndInstall: () => calls.push('quit and install'),
    install: (...args: unknown[]) => (calls.push(args), starts),
  });
  Object.defineProperty(given, 'allowPrerelease', { set: () => (given.allowDowngrade = true) }); // as the real one does
  const { after, runOut } = handTimers();
  const updater = toUpdater({ updater: given as never, squirrel: onMac ? squirrel : null, after });
  return { updater, given, squirrel, calls, found, runOut };
}

/** What became of it by now; everything that was under way and waits for nobody has had its turn. */
async function stateOf(promise: Promise<unknown>): Promise<string> {
  let state = 'waits';
  promise.then(
    () => (state = 'done'),
    () => (state = 'failed'),
  );
  await new Promise(setImmediate);
  return state;
}

describe('electron-updater in our service', () => {
  it('when it is taken into service, then it does nothing by itself and never goes back', async () => {
    const { updater, given, found } = anUpdater();
    const nothing = { autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false, logger: null };
    expect(given).toMatchObject(nothing);
    expect(await updater.find()).toBe('3.0.0');
    found.isUpdateAvailable = false;
    expect(await updater.find()).toBeNull();
  });

  it('when Windows started the installer, then that goes on as soon as we are gone, and electron-updater never quits', async () => {
    const { updater, calls, runOut } = anUpdater();
    await updater.fetch();
    const installed = updater.install(true);
    expect(await stateOf(installed)).toBe('waits');
    runOut(2_000);
    expect([await stateOf(installed), calls]).toEqual(['done', ['download', [true, true]]]);
  });

  it('when the installer cannot be started, then that is a failure, whenever it is told', async () => {
    await expect(anUpdater({ starts: false }).updater.install(true)).rejects.toThrow('not started');
    const { updater, given } = anUpdater();
    const installed = updater.install(true);
    given.emit('error', new Error('EACCES'));
    await expect(installed).rejects.toThrow('EACCES');
  });

  it('when it is macOS, then Squirrel has unpacked it before it counts as fetched', async () => {
    const { updater, given, squirrel, calls } = anUpdater({ onMac: true });
    expect(given.autoInstallOnAppQuit).toBe(true);
    const fetched = updater.fetch();
    expect(await stateOf(fetched)).toBe('waits');
    squirrel.emit('update-downloaded');
    expect(await stateOf(fetched)).toBe('done');
    expect(await stateOf(updater.install(false))).toBe('done');
    expect(calls).toEqual(['download']);
    const installed = updater.install(true);
    expect([await stateOf(installed), calls]).toEqual(['waits', ['download', 'quit and install']]);
    squirrel.emit('error', new Error('no'));
    expect(await stateOf(installed)).toBe('failed');
  });

  it('when Squirrel refuses, or never comes to an end, then it was not fetched, and nothing listens on', async () => {
    const refused = anUpdater({ onMac: true });
    const refusal = refused.updater.fetch();
    refused.squirrel.emit('error', new Error('the signature is another one'));
    await expect(refusal).rejects.toThrow('another one');
    const hanging = anUpdater({ onMac: true });
    const fetched = hanging.updater.fetch();
    expect(await stateOf(fetched)).toBe('waits');
    hanging.runOut(15 * 60_000);
    expect(await stateOf(fetched)).toBe('failed');
    expect(hanging.squirrel.eventNames()).toEqual([]);
  });
});
