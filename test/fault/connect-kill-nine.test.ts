import { once } from 'node:events';
import { expect, it } from 'vitest';

import { commands } from '#contract/commands.ts';

import { serve, tempDir, type Served } from '../cli/support.ts';
import { freePort } from '../support/free-port.ts';
import { shapeOf } from '../support/providers/moments.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';

const TOKEN = 'api-token-for-tests-0123456789abcdef';

type World = Awaited<ReturnType<typeof pretended>>;

async function envOf(world: World) {
  const port = await freePort();
  const here = { LINEKEEPER_WEBHOOK_PORT: port, PUBLIC_BASE_URL: `http://127.0.0.1:${port}` };
  return { ...accountEnv(world), ...here, LINEKEEPER_API_TOKEN: TOKEN };
}

async function ask(server: Served, name: 'connect.apply' | 'connect.undo', input: unknown) {
  const response = await fetch(new URL(`/api/${name}`, new URL(server.deskUrl).origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return commands[name].output.parse(((await response.json()) as { data: unknown }).data);
}

const accounts = ({ elevenLabs, twilio }: World): unknown => [elevenLabs.account(), twilio.account()];

/** Kills the process when the providers have done its n-th write from now; before it can know. */
function killAtWrite(world: World, server: Served, nth: number): Promise<void> {
  let writes = 0;
  return new Promise((killed) => {
    for (const host of [world.elevenLabs, world.twilio]) {
      host.watch = async ({ when, isWrite }) => {
        if (!isWrite || when !== 'after' || (writes += 1) !== nth) return;
        const gone = once(server.child, 'exit');
        server.child.kill('SIGKILL');
        await gone;
        killed();
      };
    }
  });
}

it(
  'a setup whose process is killed again and again ends as one that never was, and leaves no trace when undone',
  { timeout: 120_000 },
  async () => {
    const world = await pretended();
    const blank = accounts(world);
    const wish = {
      business: 'default',
      agentId: world.agentId,
      line: { kind: 'twilio', sid: world.line.sid },
      fallback: { kind: 'message', message: null },
    };
    const dir = tempDir();
    const env = await envOf(world);
    for (const nth of [1, 3, 6]) {
      const server = await serve([], env, dir);
      const killed = killAtWrite(world, server, nth);
      await expect(ask(server, 'connect.apply', wish)).rejects.toThrow();
      await killed;
    }
    const server = await serve([], env, dir);
    world.outside.lead(env.PUBLIC_BASE_URL, server.webhookUrl);
    const { steps } = await ask(server, 'connect.apply', wish);
    expect(steps.filter(({ state }) => state !== 'done')).toEqual([]);
    const killedOften = shapeOf(world);
    const call = await world.rings({ from: CALLER, to: SHOP_LINE });
    expect(call).toMatchObject({ by: 'elevenlabs', rung: { outcome: 'answered' } });

    const writes = world.elevenLabs.writes().length;
    await ask(server, 'connect.apply', wish);
    expect(world.elevenLabs.writes()).toHaveLength(writes);
    await ask(server, 'connect.undo', {});
    expect(accounts(world)).toEqual(blank);
    await ask(server, 'connect.apply', wish);
    expect(shapeOf(world)).toEqual(killedOften);
    await server.stop();
  },
);
