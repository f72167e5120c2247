import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppClient, Unsubscribe } from '#contract/client.ts';

import { createBridge } from '../../electron/bridge.ts';
import { connectIpc } from '../../electron/ipc.ts';
import { createElectronClient } from '../../renderer/src/client/electron-client.ts';
import { handTimers } from '../support/hand-timers.ts';
import { ipcPair } from '../support/ipc-pair.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { browserFetch, openSession, windowClient } from '../support/window-client.ts';

describe('what a window asks before it hears of changes', () => {
  let app: TestApp;
  let stop: Unsubscribe = () => undefined;
  beforeEach(async () => void (app = await startTestApp()));
  afterEach(async () => {
    stop();
    await app.stop();
  });

  const something = (): void => app.bus.publish('caller.changed', { callerId: 'somebody' });
  /** What it is told of gaps: whether something may have been missed. */
  function gapsOf(client: AppClient): boolean[] {
    const gaps: boolean[] = [];
    stop = client.subscribe(
      () => undefined,
      ({ isMissed }) => gaps.push(isMissed),
    );
    return gaps;
  }

  it('when nothing was announced between its answers and its stream, then nothing was missed; of a later stream nobody knows', async () => {
    something();
    const { client } = await windowClient(app);
    await client.call('status.get', {});
    await client.call('callers.get', { id: '00000000-0000-4000-8000-000000000000' }).catch(() => undefined);
    const gaps = gapsOf(client);
    await expect.poll(() => gaps).toEqual([false]);

    stop();
    const again = gapsOf(client);
    await expect.poll(() => again).toEqual([true]);
  });

  it('when something was announced between an answer and its stream, then it may have been missed', async () => {
    const { client } = await windowClient(app);
    await client.call('status.get', {});
    something();
    await client.call('notes.list', {});
    const gaps = gapsOf(client);

    await expect.poll(() => gaps).toEqual([true]);
  });

  it('when something was announced while an answer was made, then it may not be in it', async () => {
    const { client } = await windowClient(app);
    await client.call('notes.add', { note: 'The lift is out of order.' });
    const gaps = gapsOf(client);

    await expect.poll(() => gaps).toEqual([true]);
  });

  it('when answers of before come after the stream was opened, then they are told of once; what is asked later is true', async () => {
    const inBrowser = browserFetch(app.deskUrl ?? '', await openSession(app));
    const held: (() => void)[] = [];
    let isHolding = true;
    const fetch: typeof globalThis.fetch = async (url, init) => {
      const answer = await inBrowser(url, init);
      if (isHolding && init?.method === 'POST') await new Promise<void>((resolve) => held.push(resolve));
      return answer;
    };
    const { client } = await windowClient(app, { fetch });
    const onTheirWay = [client.call('status.get', {}), client.call('notes.list', {})];
    await expect.poll(() => held).toHaveLength(2);
    something();
    const gaps = gapsOf(client);
    await expect.poll(() => gaps).toEqual([false]);
    isHolding = false;

    something();
    await client.call('notes.list', {});
    expect(gaps).toEqual([false]);
    for (const release of held) release();
    await Promise.all(onTheirWay);
    expect(gaps).toEqual([false, true]);
  });

  it('when the server could not be asked before the stream was open, then it is to be asked again', async () => {
    const inBrowser = browserFetch(app.deskUrl ?? '', await openSession(app));
    const fetch: typeof globalThis.fetch = (url, init) =>
      init?.method === 'POST' ? Promise.reject(new TypeError('refused')) : inBrowser(url, init);
    const { client } = await windowClient(app, { ...handTimers(), fetch });
    await expect(client.call('status.get', {})).rejects.toMatchObject({ code: 'unavailable' });
    const gaps = gapsOf(client);

    await expect.poll(() => gaps).toEqual([true]);
  });

  it('when the desktop’s window listens before it asks, then nothing was missed; else it may have been', async () => {
    const { ipcMain, ipcRenderer, window } = ipcPair();
    connectIpc({ ipcMain, window, app, report: () => undefined });
    const client = createElectronClient(createBridge(ipcRenderer));
    const gaps = gapsOf(client);
    await client.call('status.get', {});
    expect(gaps).toEqual([false]);

    stop();
    const again = gapsOf(client);
    await expect.poll(() => again).toEqual([true]);
  });
});
