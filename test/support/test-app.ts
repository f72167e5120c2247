import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Status } from '#contract/status.ts';
import type { Host } from '../../server/contract/host.ts';
import { startApp, type App, type AppOptions } from '../../server/app.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Logger } from '../../server/platform/logger.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { openLogFile } from '../../server/platform/log-file.ts';
import { createOwnWorld } from './own-world.ts';

export const TEST_SECRETS = {
  initiation: 'initiation-secret-for-tests',
  tool: 'tool-secret-for-tests',
  webhook: 'wsec_secret-for-tests',
  apiToken: 'api-token-for-tests-0123456789abcdef',
};

const ROOT = join(import.meta.dirname, '..', '..');

const ENV = {
  LINEKEEPER_WEBHOOK_PORT: '0',
  LINEKEEPER_DESK_PORT: '0',
  LINEKEEPER_INITIATION_SECRET: TEST_SECRETS.initiation,
  LINEKEEPER_TOOL_SECRET: TEST_SECRETS.tool,
  ELEVENLABS_WEBHOOK_SECRET: TEST_SECRETS.webhook,
  LINEKEEPER_API_TOKEN: TEST_SECRETS.apiToken,
  PUBLIC_BASE_URL: 'https://linekeeper.example',
  LINEKEEPER_BUSINESS_NAME: 'Salon Marigold',
  LINEKEEPER_TIME_ZONE: 'Europe/London',
  LINEKEEPER_PHONE_REGION: 'US',
};

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;
type Over = {
  env?: Record<string, string>;
  dataDir?: string;
  now?: () => Date;
  demo?: boolean;
  /** Keeps the data directory after `stop`, for starting on it again. */
  keep?: boolean;
  log?: Logger;
  /** A desktop program around the server. */
  host?: Host;
  /** Where the built window lies. */
  windowDir?: string;
  /** The world outside; left out, every public address leads to this app. */
  network?: NonNullable<AppOptions['network']>;
};

/** The real app on free ports and a data directory of its own; one per test, nothing is shared. */
export async function startTestApp({
  env = {},
  now = () => new Date(),
  demo = false,
  keep = false,
  ...over
}: Over = {}) {
  const dataDir = over.dataDir ?? mkdtempSync(join(tmpdir(), 'linekeeper-test-'));
  const log = over.log ?? createLogger(openLogFile({ file: join(dataDir, 'logs', 'linekeeper.log') }));
  const options: AppOptions = {
    config: readConfig({ ...ENV, ...env }),
    ...{ dataDir, demo, now, log },
    resourcesDir: join(ROOT, 'resources'),
    version: '0.0.0-test',
    calendars: { isLoopbackFine: true },
    // Nobody guesses here; the program's own is held by test/cli/backup.test.ts.
    backupCost: 1024,
    desk: { windowDir: over.windowDir ?? join(ROOT, 'out', 'renderer') },
    ...(over.network && { network: over.network }),
    ...(over.host && { host: over.host }),
  };
  const world = createOwnWorld();
  const app = await startApp({ network: world.network, ...options });
  world.leadsTo(app.webhookUrl);
  if (over.network === undefined) await settledWay(app);
  const json = { 'content-type': 'application/json' };

  async function ringRaw(body: string, headers: Record<string, string> = {}): Promise<Response> {
    const secret = { 'x-linekeeper-secret': TEST_SECRETS.initiation };
    return fetch(`${app.webhookUrl}/webhook/personalize`, {
      method: 'POST',
      body,
      headers: { ...json, ...secret, ...headers },
    });
  }

  return {
    ...app,
    get publicUrl() {
      return app.publicUrl;
    },
    world,
    dataDir,
    ringRaw,
    /** What ElevenLabs asks when a call arrives; resolves to its answer. */
    ring: async (body: unknown): Promise<unknown> => (await ringRaw(JSON.stringify(body))).json(),
    /** A post-call delivery, signed the way ElevenLabs signs. */
    finish(payload: unknown, { secret = TEST_SECRETS.webhook, at = now() } = {}): Promise<Response> {
      const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
      const t = Math.floor(at.getTime() / 1000);
      const v0 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
      const headers = { ...json, 'elevenlabs-signature': `t=${t},v0=${v0}` };
      return fetch(`${app.webhookUrl}/webhook/post-call`, { method: 'POST', body, headers });
    },
    async tool(name: string, body: unknown): Promise<unknown> {
      const headers = { ...json, 'x-linekeeper-secret': TEST_SECRETS.tool };
      const init = { method: 'POST', body: JSON.stringify(body), headers };
      return (await fetch(`${app.webhookUrl}/tools/${name}`, init)).json();
    },
    /** The owner's API with the token. */
    api(method: string, path: string, body?: unknown): Promise<Response> {
      const headers = { ...json, authorization: `Bearer ${TEST_SECRETS.apiToken}` };
      const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      return fetch(`${app.deskUrl}${path}`, init);
    },
    flushLog: (): void => log.flush(),
    async stop(): Promise<void> {
      await app.stop();
      log.close();
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when it is known whether the public address leads here: nothing happens by itself after that. */
async function settledWay({ execute, bus }: App): Promise<void> {
  const opened = new Promise<void>((resolve) => {
    const unsubscribe = bus.subscribe(({ name, payload }) => {
      if (name !== 'tunnel.changed' || payload.state === 'starting') return;
      unsubscribe();
      resolve();
    });
  });
  const { tunnel } = Status.parse(await execute('status.get', {}));
  if (tunnel.state === 'starting') await opened;
}
