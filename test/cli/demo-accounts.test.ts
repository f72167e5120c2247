import { describe, expect, it } from 'vitest';

import { commands, type CommandInput, type CommandName, type CommandOutput } from '#contract/commands.ts';

import { linekeeper, serve, tempDir, type Served } from './support.ts';

const LONG = { timeout: 60_000 };
/** An owner who has entered keys: the demo must ask nobody with them. */
const OWNER = {
  ELEVENLABS_API_KEY: 'sk_of_the_owner',
  ELEVENLABS_BASE_URL: 'http://127.0.0.1:9',
  TWILIO_ACCOUNT_SID: `AC${'9'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token-of-the-owner',
  TWILIO_BASE_URL: 'http://127.0.0.1:9',
};

async function desk(server: Served) {
  const token = (await linekeeper(['token', '--data-dir', server.dataDir])).stdout.trim();
  return async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> => {
    const answer = await fetch(new URL(`/api/${name}`, new URL(server.deskUrl).origin), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const reply = (await answer.json()) as { data?: unknown; error?: unknown };
    if (answer.status !== 200) throw new Error(JSON.stringify(reply.error));
    return commands[name].output.parse(reply.data) as CommandOutput<N>;
  };
}

type Desk = Awaited<ReturnType<typeof desk>>;
const connected = (ask: Desk) =>
  expect.poll(async () => (await ask('connect.get', {})).connectedAt, { timeout: 30_000 }).not.toBeNull();

describe('the accounts of the demo', () => {
  it(
    'when it starts, then its own accounts are set up, checked and called, whatever keys the owner has',
    LONG,
    async () => {
      const server = await serve(['--demo'], OWNER);
      const ask = await desk(server);
      await connected(ask);
      const state = await ask('connect.get', {});
      expect(state.keys).toMatchObject({ elevenLabs: { setBy: 'demo', trouble: null }, twilio: { setBy: 'demo' } });
      expect(state.steps.filter((step) => step.state !== 'done')).toEqual([]);
      expect((await ask('connect.findings', { now: true })).findings).toEqual([]);
      const test = await ask('connect.test', {});
      expect(test.stages.filter(({ ok }) => !ok)).toEqual([]);
      const started = await ask('calls.start', { number: '+12125550101', anyway: true }).catch(() => null);
      expect(started === null || started.outcome === 'calling').toBe(true);
      const { tunnel } = await ask('status.get', {});
      expect(tunnel).toMatchObject({ mode: 'own', state: 'reachable', publicUrl: state.publicUrl });
      const ended = async () => (await ask('calls.list', { status: 'ended' })).calls.at(-1)?.id;
      await expect.poll(ended, { timeout: 30_000 }).toBeDefined();
      const call = await ask('calls.get', { id: (await ended()) ?? '' });
      expect(call).toMatchObject({
        notice: 'first_message',
        turns: [{ text: call.pack?.firstMessage }, ...call.turns.slice(1)],
      });
      expect(call.costUsd).toBeGreaterThan(0);
      expect(await server.stop()).toBe(0);
    },
  );

  it(
    'when it is started again, then its new accounts are set up like the old ones, unless that was taken back',
    LONG,
    async () => {
      const dir = tempDir();
      const first = await serve(['--demo'], {}, dir);
      await connected(await desk(first));
      await first.stop();
      const second = await serve(['--demo'], {}, dir);
      const ask = await desk(second);
      await expect
        .poll(async () => (await ask('connect.findings', { now: true })).findings, { timeout: 30_000 })
        .toEqual([]);
      const undone = () => ask('connect.undo', {}).catch(() => ({ connectedAt: 'busy' }));
      await expect.poll(async () => (await undone()).connectedAt, { timeout: 30_000 }).toBeNull();
      await second.stop();
      const third = await serve(['--demo'], {}, dir);
      expect((await (await desk(third))('connect.get', {})).connectedAt).toBeNull();
      await third.stop();
    },
  );
});
