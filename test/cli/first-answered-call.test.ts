import { expect, it } from 'vitest';

import { freePort } from '../support/free-port.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { linekeeper, serve } from './support.ts';

const CLOSE = ['--business', 'default'];

type World = Awaited<ReturnType<typeof pretended>>;

/** Somebody rings the shop's number, and what is registered at the providers is all that leads anywhere. */
async function ring(world: World) {
  const call = await world.rings({ from: CALLER, to: SHOP_LINE, tellsNumbers: false });
  if (call.by !== 'elevenlabs' || call.rung.outcome !== 'answered') throw new Error(JSON.stringify(call));
  return call.rung.call;
}

const told = (call: Awaited<ReturnType<typeof ring>>): string => JSON.stringify([call.variables, call.prompt]);

it.each(['deep', 'replace'] as const)(
  'from two keys to an agent that remembers, over what is registered alone, and back without a trace (%s)',
  { timeout: 120_000 },
  async (patching) => {
    const world = await pretended({ elevenLabs: { patching } });
    const accounts = (): unknown => [world.elevenLabs.account(), world.twilio.account()];
    const writes = (): number => world.elevenLabs.writes().length + world.twilio.writes().length;
    const blank = accounts();
    const port = await freePort();
    const here = { LINEKEEPER_WEBHOOK_PORT: port, PUBLIC_BASE_URL: `http://127.0.0.1:${port}` };
    const env = { ...accountEnv(world), ...here, LINEKEEPER_PHONE_REGION: 'US' };
    const server = await serve([], env);
    world.outside.lead(here.PUBLIC_BASE_URL, server.webhookUrl);
    const run = (...args: string[]) => linekeeper(['connect', ...args, ...CLOSE, '--data-dir', server.dataDir], env);

    expect(await run('--apply', '--fallback', 'voicemail')).toMatchObject({ code: 0, stderr: '' });
    expect(world.line.fallbackUrl).toMatch(/\/Flows\/FW/);

    const first = await ring(world);
    expect(first.variables).toMatchObject({ is_returning_caller: false });
    const kept = await first.useTool('remember', { slot: 'remark', value: 'always brings her dog' });
    expect(JSON.parse(kept.result)).toMatchObject({ success: true });
    const sent = await first.ends({
      turns: [{ role: 'user', message: 'This is Ana Prentice, I prefer mornings.' }],
      summary: 'Ana asked for a morning.',
      collected: { customer_name: 'Ana Prentice' },
    });
    expect(sent.tries).toEqual([200]);
    await expect
      .poll(async () => told(await ring(world)), { timeout: 20_000, interval: 300 })
      .toContain('Ana Prentice');
    expect(told(await ring(world))).toContain('brings her dog');

    const before = writes();
    expect(await run('--apply')).toMatchObject({ code: 0 });
    expect(writes()).toBe(before);
    expect(await run('--undo')).toMatchObject({ code: 0 });
    expect(accounts()).toEqual(blank);
    expect(await server.stop()).toBe(0);
  },
);
