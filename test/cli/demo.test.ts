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

const Booked = z.object({ appointments: z.array(z.object({ status: z.string() })) });
const Waiting = z.object({ data: z.object({ entries: z.array(z.object({ consented: z.boolean() })) }) });

type Server = { deskUrl: string; dataDir: string };

async function asked(server: Server, command: string): Promise<unknown> {
  const token = (await linekeeper(['token', '--data-dir', server.dataDir])).stdout.trim();
  const answer = await fetch(new URL(`/api/${command}`, new URL(server.deskUrl).origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return answer.json();
}

const callersOf = async (server: Server): Promise<z.infer<typeof Callers>['data']['callers']> =>
  Callers.parse(await asked(server, 'callers.list')).data.callers;

const waitingIn = async (server: Server): Promise<z.infer<typeof Waiting>['data']['entries']> =>
  Waiting.parse(await asked(server, 'waitlist.list')).data.entries;

const dayAway = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What was, what is today and what is to come; and somebody waits. */
async function findsABook(server: Server): Promise<void> {
  const days = ['--from', dayAway(-14), '--to', dayAway(14)];
  const read = async (): Promise<z.infer<typeof Booked>['appointments']> => {
    const { stdout } = await linekeeper(['desk', 'list', ...days, '--json', '--data-dir', server.dataDir]);
    return Booked.parse(JSON.parse(stdout)).appointments;
  };
  await expect.poll(async () => (await read()).length, { timeout: 15_000 }).toBe(20);

  const statuses = new Set((await read()).map(({ status }) => status));
  expect([...statuses].sort()).toEqual(['done', 'no-show', 'scheduled']);
  const { stdout } = await linekeeper(['desk', 'export', 'services', '--data-dir', server.dataDir]);
  expect(stdout).toContain('Balayage');
  await expect.poll(async () => (await waitingIn(server)).length, { timeout: 15_000 }).toBe(2);
  expect(await asked(server, 'texts.get')).toMatchObject({ data: { settings: { on: true }, repliesArrive: true } });
}

describe('the demo', () => {
  it('when it starts without any account, then callers of the last weeks fill the shop, and appointments its book', async () => {
    const server = await serve(['--demo'], {});

    const complete = (callers: { name: string | null }[]): boolean =>
      callers.length >= 9 && callers.every(({ name }) => name !== null);
    await expect.poll(async () => complete(await callersOf(server)), { timeout: 15_000 }).toBe(true);

    const callers = await callersOf(server);
    const days = callers.map(({ lastCallAt }) => (Date.now() - Date.parse(lastCallAt ?? '')) / 86_400_000);
    expect(Math.max(...days)).toBeGreaterThan(14);
    await findsABook(server);
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
    const answer = (await asked(server, 'settings.get')) as { data: unknown };
    const { secrets } = commands['settings.get'].output.parse(answer.data);
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
