import { createHash } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { z } from 'zod';

import { openLogFile } from '../../server/platform/log-file.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { startTestApp } from '../support/test-app.ts';
import type { Desk, Who } from './desk.ts';
import { shops } from './shops.ts';

const Facts = z.object({
  facts: z.array(z.looseObject({ id: z.string(), slot: z.string(), status: z.string(), negated: z.boolean() })),
});
const Call = z.object({ callerId: z.string().nullable() });

/** The real app in a directory of its own, reached over both of its doors. */
export async function startAppDesk(): Promise<Desk & { stop(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'receptionist-'));
  const log = createLogger(openLogFile({ file: path.join(dataDir, 'logs', 'linekeeper.log') }));
  let clock = 0;
  const app = await startTestApp({ dataDir, log, now: () => new Date(clock) });
  for (const { id, name, trade, zone, number, agentId } of shops) {
    const overrides = { firstMessage: true, prompt: true, language: true, voice: false };
    const business = { id, name, trade, zone, agentId, region: 'US', numbers: [number], overrides };
    await owner('PUT', `/api/businesses/${id}`, business);
  }

  async function owner(method: string, route: string, body?: unknown): Promise<unknown> {
    const response = await app.api(method, route, body);
    if (!response.ok) throw new Error(`${method} was answered ${response.status}`);
    return response.json();
  }

  /** Everybody who was found to have made one of these calls; a call that was erased is made by nobody. */
  async function callersOf({ conversations }: Who): Promise<string[]> {
    const found = await Promise.all(conversations.map((id) => app.api('GET', `/api/calls/${id}`)));
    const calls = await Promise.all(found.filter(({ status }) => status !== 404).map((response) => response.json()));
    const ids = calls.map((call) => Call.parse(call).callerId);
    return [...new Set(ids.filter((id) => id !== null))].toSorted();
  }

  return {
    setClock: (at) => void (clock = at),
    ring: (body) => app.ring(body),
    async finish(body) {
      const response = await app.finish(body);
      if (response.status !== 200) throw new Error(`A delivery was answered ${response.status}`);
    },
    settle: () => app.settled(),
    async review({ number, business }, slot) {
      const hash = createHash('sha256').update(number).digest('hex');
      const { facts } = Facts.parse(await owner('GET', `/api/memory/${hash}?business=${business}`));
      for (const { id } of facts.filter((fact) => fact.slot === slot && fact.status === 'pending' && !fact.negated)) {
        await owner('PATCH', `/api/memory/${hash}/facts/${id}?business=${business}`, { status: 'active' });
      }
    },
    async record(who) {
      const callers = await callersOf(who);
      return JSON.stringify(await Promise.all(callers.map((id) => owner('GET', `/api/callers/${id}/export`))));
    },
    async forget(who) {
      for (const id of await callersOf(who)) await owner('DELETE', `/api/callers/${id}`);
    },
    async files() {
      log.flush();
      const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    },
    stop: () => app.stop(),
  };
}
