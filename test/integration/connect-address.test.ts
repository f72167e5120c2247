import { describe, expect, it } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { open, unconnectedShop } from '../support/connect/connected-shop.ts';
import { wayIs } from '../support/connect/way.ts';
import { createOwnWorld } from '../support/own-world.ts';
import { accountEnv, pretended } from '../support/providers/pretended.ts';
import { startTestApp } from '../support/test-app.ts';

const REFUSED = { code: 'conflict', reason: { code: 'connect_address_unverified' } };
const OFFLINE = 'This computer is not connected to the internet';

type Shop = Awaited<ReturnType<typeof unconnectedShop>>;

/** Nothing of this computer is found any more, or is again. */
async function cutOff({ app }: Shop, is: boolean): Promise<void> {
  app.world.cut(is);
  app.tunnel.networkChanged();
  await wayIs(app, is ? 'degraded' : 'reachable');
}

/** A shop whose address is being asked for; nobody answers before `leads`. */
async function unsettledShop() {
  const providers = await pretended();
  const world = createOwnWorld();
  const app = await startTestApp({ env: accountEnv(providers), network: world.network });
  const { agentId, elevenLabs } = providers;
  const ask = createAsk(app.execute);
  const apply = () => ask('connect.apply', { business: 'default', agentId, line: null });
  return { app, ask, apply, elevenLabs, leads: () => world.leadsTo(app.webhookUrl) };
}

describe('an address that was not seen to lead to this computer', { timeout: 60_000 }, () => {
  it('when it leads nowhere, then nothing is changed and the reason is told; when it leads here again, it is done', async () => {
    const shop = await unconnectedShop();
    const { app, ask, wish, writes, everything } = shop;
    const before = everything();
    await cutOff(shop, true);
    await expect(ask('connect.apply', wish)).rejects.toMatchObject(REFUSED);
    await expect(ask('connect.apply', wish)).rejects.toThrow(OFFLINE);
    expect((await ask('connect.plan', wish)).steps.map(({ state }) => state)).toContain('todo');
    expect([writes(), everything()]).toEqual([[], before]);

    await cutOff(shop, false);
    expect(open(await ask('connect.apply', wish))).toEqual([]);
    await app.stop();
  });

  it('when all but the fallback stands, then the fallback is set all the same, and another line takes nothing back', async () => {
    const shop = await unconnectedShop();
    const { app, ask, wish, twilio, everything } = shop;
    await ask('connect.apply', wish);
    await cutOff(shop, true);
    const words = { ...wish, fallback: { kind: 'voicemail', message: 'We call back.' } } as const;
    expect(open(await ask('connect.apply', words))).toEqual([]);
    expect(JSON.stringify([...twilio.state.flows.values()])).toContain('We call back.');

    const before = everything();
    const other = twilio.state.addLine({ number: '+12125550146', label: 'Second' });
    const elsewhere = { ...words, line: { kind: 'twilio', sid: other.sid } } as const;
    await expect(ask('connect.apply', elsewhere)).rejects.toMatchObject(REFUSED);
    twilio.state.lines.delete(other.sid);
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when it is lost while everything is set up, then it stops before the next step that holds it', async () => {
    const shop = await unconnectedShop();
    const { app, ask, wish, elevenLabs } = shop;
    let toCut = true;
    elevenLabs.watch = async ({ when, seen }) => {
      if (!toCut || when !== 'after' || seen.method !== 'POST' || !seen.path.endsWith('/webhooks')) return;
      toCut = false;
      await cutOff(shop, true);
    };
    const stopped = await ask('connect.apply', wish);
    const failed = stopped.steps.filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([{ id: 'webhook-on', problem: { code: 'connect_address_unverified' } }]);
    expect(failed[0]?.problem?.sentence).toContain(OFFLINE);
    expect(elevenLabs.state.tools.size).toBe(0);
    await cutOff(shop, false);
    expect(open(await ask('connect.apply', wish))).toEqual([]);
    await app.stop();
  });

  it('when it is still being looked at, then the set-up waits for what is found', async () => {
    const { app, ask, apply, leads, elevenLabs } = await unsettledShop();
    const applied = apply();
    await expect.poll(async () => (await ask('connect.get', {})).run).toBe('applying');
    expect(elevenLabs.writes()).toEqual([]);
    leads();
    expect(open(await applied)).toEqual([]);
    await app.stop();
  });
});
