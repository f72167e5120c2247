import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { startApp } from '../../server/app.ts';
import { createDeskClient } from '../../server/cli/desk-client.ts';
import { readConfig } from '../../server/platform/config.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { readRuntimeFile } from '../../server/platform/runtime-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { linekeeper } from './support.ts';

const ID = '00000000-0000-4000-8000-000000000000';

async function aDesk(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refusing: RequestListener = (_req, res) => {
  res.writeHead(404, { 'content-type': 'application/json' });
  res.end(JSON.stringify({ ok: false, error: { code: 'not_found', message: 'There is no such caller.' } }));
};

describe('the command line at the desk door', () => {
  afterEach(() => vi.restoreAllMocks());

  it('when everything about a caller is exported or erased, then it waits ten minutes for the answer, else half a minute', async () => {
    const patience: number[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      patience.push(milliseconds);
      return new AbortController().signal;
    });
    const ask = createDeskClient({ deskUrl: await aDesk(refusing), token: 'token' });

    const missing = { code: 'not_found', message: 'There is no such caller.' };
    await expect(ask('callers.export-text', { id: ID, format: 'json' })).rejects.toMatchObject(missing);
    await expect(ask('callers.forget', { id: ID })).rejects.toMatchObject(missing);
    await expect(ask('callers.get', { id: ID })).rejects.toMatchObject(missing);

    expect(patience).toEqual([600_000, 600_000, 30_000]);
  });

  it('when the patience is over, then one sentence says that the door does not answer', async () => {
    const ended = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(ended.signal);
    const ask = createDeskClient({ deskUrl: await aDesk(() => ended.abort()), token: 'token' });

    await expect(ask('status.get', {})).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The running Linekeeper does not answer on its desk door.',
    });
  });

  it('when the answer breaks off, then it is said with its status', async () => {
    const deskUrl = await aDesk((_req, res) => {
      res.writeHead(200, { 'content-length': 100 }).write('{"ok":', () => res.destroy());
    });

    await expect(createDeskClient({ deskUrl, token: 'token' })('status.get', {})).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

describe('a program without a desk door', () => {
  it('when it runs, then no other door is taken for it, and a command says so in one sentence', async () => {
    const dataDir = temporaryDirectory();
    const app = await startApp({
      ...{ dataDir, demo: false, version: '0.0.0-test', desk: 'none' },
      config: readConfig({ LINEKEEPER_WEBHOOK_PORT: '0' }),
      resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
      log: createLogger({ write: () => undefined, flush: () => undefined, close: () => undefined }),
    });
    onTestFinished(() => app.stop());

    expect(readRuntimeFile(dataDir)).toMatchObject({ webhookUrl: app.webhookUrl, deskUrl: null });
    const ran = await linekeeper(['export', '--data-dir', dataDir]);
    expect(ran).toMatchObject({ code: 3, stdout: '' });
    expect(ran.stderr.trim()).toMatch(/has no desk door: .*\.$/);
  });
});
