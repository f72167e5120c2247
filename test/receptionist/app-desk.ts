import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { z } from 'zod';

import { startApp } from '../../server/app.ts';
import { readConfig } from '../../server/platform/config.ts';
import { openLogFile } from '../../server/platform/log-file.ts';
import { createLogger } from '../../server/platform/logger.ts';
import type { Desk, Who } from './desk.ts';
import { shops } from './shops.ts';

const Facts = z.object({
  facts: z.array(z.looseObject({ id: z.string(), slot: z.string(), status: z.string(), negated: z.boolean() })),
});
const Call = z.object({ callerId: z.string().nullable() });

/** The real app in a directory of its own, reached over both of its doors. */
export async function startAppDesk(resourcesDir: string): Promise<Desk & { stop(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'receptionist-'));
  const secret = (): string => randomBytes(24).toString('hex');
  const [webhook, initiation, token] = [secret(), secret(), secret()];
  const config = readConfig({
    ELEVENLABS_WEBHOOK_SECRET: webhook,
    LINEKEEPER_INITIATION_SECRET: initiation,
    LINEKEEPER_API_TOKEN: token,
    LINEKEEPER_WEBHOOK_PORT: '0',
    LINEKEEPER_DESK_PORT: '0',
    LINEKEEPER_PHONE_REGION: 'US',
  });
  const log = createLogger(openLogFile({ file: path.join(dataDir, 'logs', 'linekeeper.log') }));
  let clock = 0;
  const app = await startApp({
    ...{ config, dataDir, resourcesDir, log, version: '0.0.0', demo: false, desk: 'http' },
    now: () => new Date(clock),
  });
  for (const { id, name, trade, zone, number, agentId } of shops) {
    const overrides = { firstMessage: true, prompt: true, language: true, voice: false };
    await api('PUT', `/api/businesses/${id}`, {
      id,
      name,
      trade,
      zone,
      agentId,
      region: 'US',
      numbers: [number],
      overrides,
    });
  }

  async function send(url: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(url, init);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${init.method ?? 'GET'} was answered ${response.status}`);
    return text === '' ? null : JSON.parse(text);
  }

  async function api(method: string, route: string, body?: unknown): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    return send(`${app.deskUrl ?? ''}${route}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  async function callersOf({ conversations }: Who): Promise<string[]> {
    const found = await Promise.all(
      conversations.map((id) => api('GET', `/api/calls/${id}`).catch(() => ({ callerId: null }))),
    );
    const ids = found.map((call) => Call.parse(call).callerId);
    return [...new Set(ids.filter((id) => id !== null))].toSorted();
  }

  return {
    setClock: (at) => void (clock = at),
    ring: (body) =>
      send(`${app.webhookUrl}/webhook/personalize`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-linekeeper-secret': initiation },
        body: JSON.stringify(body),
      }),
    async finish(body) {
      const at = Math.floor(clock / 1000);
      const signature = createHmac('sha256', webhook).update(`${at}.${body}`).digest('hex');
      await send(`${app.webhookUrl}/webhook/post-call`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'elevenlabs-signature': `t=${at},v0=${signature}` },
        body,
      });
    },
    settle: () => app.settled(),
    async review({ number }, slot) {
      const hash = createHash('sha256').update(number).digest('hex');
      const { facts } = Facts.parse(await api('GET', `/api/memory/${hash}`));
      for (const { id } of facts.filter((fact) => fact.slot === slot && fact.status === 'pending' && !fact.negated)) {
        await api('PATCH', `/api/memory/${hash}/facts/${id}`, { status: 'active' });
      }
    },
    async record(who) {
      const callers = await callersOf(who);
      return JSON.stringify(await Promise.all(callers.map((id) => api('GET', `/api/callers/${id}/export`))));
    },
    async forget(who) {
      for (const id of await callersOf(who)) await api('DELETE', `/api/callers/${id}`);
    },
    async files() {
      log.flush();
      const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    },
    async stop() {
      await app.stop();
      log.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
