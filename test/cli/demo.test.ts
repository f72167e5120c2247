import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { commands } from '#contract/commands.ts';

import { startDemo } from '../../server/cli/demo/demo.ts';
import type { Stage } from '../../server/cli/rehearsal/play-call.ts';
import { readScript } from '../../server/services/rehearsal-files.ts';
import { linekeeper, serve, servePeople } from './support.ts';

const Callers = z.object({
  data: z.object({ callers: z.array(z.object({ name: z.string().nullable(), lastCallAt: z.string().nullable() })) }),
});

async function callersOf(server: {
  deskUrl: string;
  dataDir: string;
}): Promise<z.infer<typeof Callers>['data']['callers']> {
  const token = (await linekeeper(['token', '--data-dir', server.dataDir])).stdout.trim();
  const answer = await fetch(new URL('/api/callers.list', new URL(server.deskUrl).origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return Callers.parse(await answer.json()).data.callers;
}

describe('the demo', () => {
  it('when it starts without any account, then callers of the last weeks fill the shop', async () => {
    const server = await serve(['--demo'], {});

    const complete = (callers: { name: string | null }[]): boolean =>
      callers.length >= 9 && callers.every(({ name }) => name !== null);
    await expect.poll(async () => complete(await callersOf(server)), { timeout: 15_000 }).toBe(true);

    const callers = await callersOf(server);
    const days = callers.map(({ lastCallAt }) => (Date.now() - Date.parse(lastCallAt ?? '')) / 86_400_000);
    expect(Math.max(...days)).toBeGreaterThan(14);
    expect(await server.stop()).toBe(0);
  });

  it('when it is started again, then the same callers are there once', async () => {
    const first = await serve(['--demo'], {});
    await expect.poll(async () => (await callersOf(first)).length, { timeout: 15_000 }).toBe(9);
    await first.stop();
    const second = await serve(['--demo'], {}, join(first.dataDir, '..'));
    expect(await callersOf(second)).toHaveLength(9);
    expect(await second.stop()).toBe(0);
  });

  it('when nobody configured its secrets, then the window is told that they are made up', async () => {
    const server = await serve(['--demo'], { LINEKEEPER_TOOL_SECRET: 'a-tool-secret-of-the-owner-with-40-chars' });
    const token = (await linekeeper(['token', '--data-dir', server.dataDir])).stdout.trim();
    const answer = await fetch(new URL('/api/settings.get', new URL(server.deskUrl).origin), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    const { secrets } = commands['settings.get'].output.parse(((await answer.json()) as { data: unknown }).data);
    const setBy = Object.fromEntries(secrets.map((secret) => [secret.name, secret.setBy]));
    expect(setBy).toMatchObject({ initiation: 'demo', webhook: 'demo', tool: 'environment', apiToken: null });
  });

  it('when it runs, then rehearsals find its secrets by themselves', async () => {
    const server = await serve(['--demo'], {});
    const ran = await linekeeper(['rehearse', '--data-dir', server.dataDir], {});
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });

  it('when a person starts it, then it says that it is a demo and asks for no secret', async () => {
    const told = await servePeople({}, ['--demo']);
    expect(told).toContain('demo');
    expect(told).not.toContain('is not set');
  });

  it('when a shop already has callers, then only the trickle is played, in turn, and it ends with the app', async () => {
    const script = await readScript(join(import.meta.dirname, '../../resources/rehearsals/demo.json'));
    const rung: unknown[] = [];
    const { promise: secondRing, resolve } = Promise.withResolvers<void>();
    const faults: unknown[] = [];
    const demo = startDemo({
      script,
      stage: fakeStage(script.people, (request) => {
        rung.push(request['caller_id']);
        if (rung.length === 2) resolve();
      }),
      report: (_where, error) => faults.push(error),
      betweenCallsMs: 1,
      talkingMs: 0,
    });

    await secondRing;
    await demo.stop();
    const atStop = rung.length;
    await new Promise((later) => setImmediate(later));

    const inTurn = script.later.map(({ from }) => ('person' in from ? script.people[from.person] : from.withheld));
    expect(rung).toEqual(inTurn.slice(0, atStop));
    expect(rung).toHaveLength(atStop);
    expect(faults).toEqual([]);
  });
});

/** A server that has a caller already, answers neutrally and learns at once. */
function fakeStage(people: Record<string, string>, onRing: (request: Record<string, unknown>) => void): Stage {
  const ended = { id: crypto.randomUUID(), callerId: null, pack: {}, status: 'ended' };
  const answers: Record<string, unknown> = {
    'callers.list': { callers: [{}] },
    'memory.list': { facts: [] },
    'calls.get': ended,
  };
  return {
    ask: ((name: string) => Promise.resolve(answers[name])) as Stage['ask'],
    door: {
      ring: (request) => {
        onRing(request);
        return Promise.resolve({ type: 'conversation_initiation_client_data', dynamic_variables: {} });
      },
      useTool: () => Promise.resolve({ success: true, message: 'Done.' }),
      deliver: () => Promise.resolve(),
    },
    now: () => new Date(),
    businessId: 'default',
    calledNumber: '+12125550199',
    agentId: 'agent_demo',
    region: 'US',
    numbers: new Map(Object.entries(people)),
  };
}
