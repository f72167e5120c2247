import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppClient } from '#contract/client.ts';
import type { AppEvent } from '#contract/events.ts';

import { createBridge } from '../../electron/bridge.ts';
import { connectIpc } from '../../electron/ipc.ts';
import { createElectronClient } from '../../renderer/src/client/electron-client.ts';
import { AppError } from '../../server/contract/errors.ts';
import { ipcPair } from '../support/ipc-pair.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { windowClient } from '../support/window-client.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

type Connect = (app: TestApp) => Promise<AppClient>;

const transports: [string, Connect][] = [
  ['HTTP', async (app) => (await windowClient(app)).client],
  [
    'IPC',
    async (app) => {
      const { ipcMain, ipcRenderer, window } = ipcPair();
      connectIpc({ ipcMain, window, app, report: () => undefined });
      return createElectronClient(createBridge(ipcRenderer));
    },
  ],
];

/** A subscriber that writes down what it hears; resolves when its opening gap has come. */
async function listen(client: AppClient) {
  const heard: AppEvent[] = [];
  let stop = (): void => undefined;
  await new Promise<void>((opened) => {
    stop = client.subscribe(
      (event) => heard.push(event),
      () => opened(),
    );
  });
  return { heard, stop: (): void => stop() };
}

describe.each(transports)('the window’s client over %s', (_name, connect) => {
  let app: TestApp;
  let client: AppClient;
  beforeEach(async () => {
    app = await startTestApp();
    client = await connect(app);
  });
  afterEach(() => app.stop());

  it('when a command is given, then its answer is what the contract says', async () => {
    const { note } = await client.call('notes.add', { note: 'The lift is out of order.' });

    expect(note).toMatchObject({ note: 'The lift is out of order.' });
    expect((await client.call('notes.list', {})).notes).toEqual([note]);
  });

  it('when the input is bad, then the error has its code and its class again, and only its message names a field', async () => {
    const refused = await client.call('calls.list', { limit: -1 }).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('limit') as string });
    expect(refused).toMatchObject({ reason: { code: 'bad_input', values: {} } });
  });

  it.each(['__proto__', 'constructor', 'no.such-command'])(
    'when the command %s is given, then there is none',
    async (name) => {
      await expect(client.call(name as 'status.get', {})).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  it('when what is asked for does not exist, then the code says so', async () => {
    await expect(client.call('callers.get', { id: NOBODY })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('when somebody subscribes, then the opening gap comes once, and events in their order until it ends', async () => {
    const one = await listen(client);
    for (const id of ['a', 'b', 'c']) app.bus.publish('caller.changed', { callerId: id });
    await expect
      .poll(() => one.heard.map(({ payload }) => payload))
      .toEqual(['a', 'b', 'c'].map((callerId) => ({ callerId })));

    const other = await listen(client);
    one.stop();
    app.bus.publish('caller.forgotten', { callerId: 'd' });
    await expect.poll(() => other.heard).toEqual([{ name: 'caller.forgotten', payload: { callerId: 'd' } }]);
    expect(one.heard).toHaveLength(3);
    other.stop();
  });

  it('when the last one leaves and somebody comes back, then a gap opens again and nothing of before is heard', async () => {
    const one = await listen(client);
    one.stop();
    app.bus.publish('caller.changed', { callerId: 'meanwhile' });

    const again = await listen(client);
    app.bus.publish('caller.changed', { callerId: 'after' });

    await expect.poll(() => again.heard).toEqual([{ name: 'caller.changed', payload: { callerId: 'after' } }]);
    again.stop();
  });

  it('when the app stops while somebody listens, then it does not wait for them', async () => {
    await listen(client);
    const from = performance.now();

    await app.stop();

    expect(performance.now() - from).toBeLessThan(1500);
    app = await startTestApp();
  });
});

describe('the door to the Electron window', () => {
  let app: TestApp;
  const reported: unknown[] = [];
  beforeEach(async () => void (app = await startTestApp()));
  afterEach(() => app.stop());

  it('when a frame that is not the window’s own asks, then it is refused and nothing is done', async () => {
    const { ipcMain, ipcRenderer, window, invokeFrom } = ipcPair();
    connectIpc({ ipcMain, window, app, report: (error) => reported.push(error) });
    const ask = { note: 'from a stranger' };

    for (const frame of [{ not: 'ours' }, null, undefined]) {
      expect(await invokeFrom(frame, 'app:call', 'notes.add', ask)).toMatchObject({
        ok: false,
        error: { code: 'unauthorized' },
      });
    }
    const noWindow = ipcPair();
    connectIpc({ ipcMain: noWindow.ipcMain, window: () => null, app, report: () => undefined });
    expect(await noWindow.invokeFrom(undefined, 'app:call', 'notes.add', ask)).toMatchObject({ ok: false });
    expect(await createBridge(ipcRenderer).call('notes.list', {})).toEqual({ ok: true, data: { notes: [] } });
  });

  it('when something unexpected fails, then it is reported in full and told in one sentence', async () => {
    const { ipcMain, ipcRenderer, window } = ipcPair();
    const fault = new Error('SQLITE_CORRUPT at /home/owner/data.db');
    const broken = { bus: app.bus, access: app.access, execute: () => Promise.reject(fault) };
    connectIpc({ ipcMain, window, app: broken, report: (error) => reported.push(error) });

    const reply = await createBridge(ipcRenderer).call('status.get', {});

    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('SQLITE');
    expect(reported).toContain(fault);
  });

  it('when a PIN is set, then its window is judged like any other, in what it asks and in what it hears', async () => {
    const { ipcMain, ipcRenderer, window } = ipcPair();
    connectIpc({ ipcMain, window, app, report: (error) => reported.push(error) });
    const bridge = createBridge(ipcRenderer);
    const heard: string[] = [];
    bridge.subscribe(({ name }) => heard.push(name));
    await app.execute('access.set-pin', { pin: '739105' }, 'cli');

    const refused = { ok: false, error: { code: 'forbidden', reason: { code: 'access_owner_only' } } };
    expect(await bridge.call('settings.get', {})).toMatchObject(refused);
    expect(await bridge.call('host.get', {})).toMatchObject(refused);
    app.bus.publish('talk.changed', { id: 'one' });
    expect(await bridge.call('access.unlock', { pin: '739105' })).toMatchObject({ ok: true, data: { role: 'owner' } });
    expect(await bridge.call('settings.get', {})).toMatchObject({ ok: true });
    expect(heard).toEqual(['access.changed', 'access.changed']);
    app.bus.publish('talk.changed', { id: 'one' });
    expect(heard).toHaveLength(3);
  });

  it('when the window has gone or the app is disconnected, then nothing is sent and nobody is answered', async () => {
    const pair = ipcPair();
    const disconnect = connectIpc({ ...pair, app, report: () => undefined });
    const heard: unknown[] = [];
    createBridge(pair.ipcRenderer).subscribe((event) => heard.push(event));

    app.bus.publish('caller.changed', { callerId: 'seen' });
    pair.destroy();
    app.bus.publish('caller.changed', { callerId: 'unseen' });
    disconnect();

    expect(heard).toEqual([{ name: 'caller.changed', payload: { callerId: 'seen' } }]);
    await expect(pair.invokeFrom({}, 'app:call', 'status.get', {})).rejects.toThrow('No handler');
  });
});
