import { describe, expect, it } from 'vitest';

import { open, PUBLIC, unconnectedShop } from '../support/connect/connected-shop.ts';
import { wayIs } from '../support/connect/way.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

const MOVED = 'https://moved.example';
const BUSY = { code: 'conflict', reason: { code: 'connect_busy' } };
const DENTIST = { id: 'dentist', name: 'Dentist Fern', zone: 'Europe/London', region: 'US' };

type Shop = Awaited<ReturnType<typeof unconnectedShop>>;

/** Does something once, right after the provider has done the first write that is meant. */
function onceAfter({ elevenLabs }: Shop, path: RegExp, act: () => Promise<unknown>): void {
  let isOver = false;
  elevenLabs.watch = async ({ when, seen, isWrite }) => {
    if (isOver || when !== 'after' || !isWrite || !path.test(seen.path)) return;
    isOver = true;
    await act();
  };
}

describe('what happens while the accounts are changed', { timeout: 60_000 }, () => {
  it('when the address becomes another one, then all of it ends at the new one, and undo finds everything', async () => {
    const shop = await unconnectedShop({}, { PUBLIC_BASE_URL: '' });
    const { app, ask, wish, outside, elevenLabs, everything } = shop;
    const lead = async (publicUrl: string): Promise<void> => {
      outside.lead(publicUrl, app.webhookUrl);
      await ask('tunnel.save', { mode: 'own', publicUrl });
      await wayIs(app, 'reachable');
    };
    await lead(PUBLIC);
    const before = everything();
    onceAfter(shop, /\/webhooks$/, () => lead(MOVED));
    expect(open(await ask('connect.apply', wish))).toEqual([]);
    expect(JSON.stringify(everything())).not.toContain(PUBLIC);
    expect(elevenLabs.state.webhooks.size).toBe(1);
    expect((await ask('connect.test', {})).passed).toBe(true);
    await ask('connect.undo', {});
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when the way is closed altogether, then it stops there, and nothing leads to nowhere', async () => {
    const shop = await unconnectedShop({}, { PUBLIC_BASE_URL: '' });
    const { app, ask, wish, outside, everything } = shop;
    outside.lead(PUBLIC, app.webhookUrl);
    await ask('tunnel.save', { mode: 'own', publicUrl: PUBLIC });
    await wayIs(app, 'reachable');
    const before = everything();
    onceAfter(shop, /\/webhooks$/, () => ask('tunnel.save', { mode: 'off' }));
    const stopped = await ask('connect.apply', wish);
    const failed = stopped.steps.filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([{ problem: { code: 'connect_no_address' } }]);
    expect(JSON.stringify(everything())).not.toContain('linekeeper.invalid');
    await ask('connect.undo', {});
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when everything is to be undone, mended or set up again meanwhile, then that waits, and nothing is lost', async () => {
    const shop = await unconnectedShop();
    const { app, ask, wish, everything } = shop;
    const before = everything();
    const refusals: unknown[] = [];
    onceAfter(shop, /\/tools$/, async () => {
      const others = [ask('connect.undo', {}), ask('connect.apply', { ...wish, line: null, fallback: null })];
      for (const each of await Promise.allSettled(others)) refusals.push(each.status === 'rejected' && each.reason);
    });
    expect(open(await ask('connect.apply', wish))).toEqual([]);
    expect(refusals).toMatchObject([BUSY, BUSY]);

    refusals.length = 0;
    onceAfter(shop, /\/agents\//, async () => {
      const [again] = await Promise.allSettled([ask('connect.apply', wish)]);
      refusals.push(again.status === 'rejected' && again.reason);
    });
    await ask('connect.undo', {});
    expect(refusals).toMatchObject([BUSY]);
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it.each(['connect.apply', 'connect.undo'] as const)(
    'when the key is revoked in the middle of %s, then that is told, and with a key it is finished',
    async (command) => {
      const shop = await unconnectedShop();
      const { app, ask, wish, elevenLabs, everything } = shop;
      const before = everything();
      if (command === 'connect.undo') await ask('connect.apply', wish);
      const revoked = { path: /.*/, fault: { kind: 'status', status: 401 } } as const;
      const path = command === 'connect.apply' ? /\/tools$/ : /\/agents\//;
      onceAfter(shop, path, () => Promise.resolve(elevenLabs.faults.add(revoked)));
      const stopped = command === 'connect.apply' ? ask(command, wish) : ask(command, {});
      const problems = (await stopped).steps.flatMap(({ problem }) => problem?.code ?? []);
      expect(new Set(problems)).toEqual(new Set(['provider_key_refused']));
      await expect(ask('connect.apply', wish)).rejects.toMatchObject({ reason: { code: 'provider_key_refused' } });

      elevenLabs.faults.clear();
      if (command === 'connect.apply') expect(open(await ask(command, wish))).toEqual([]);
      expect((await ask('connect.undo', {})).canUndo).toBe(false);
      expect(everything()).toEqual(before);
      await app.stop();
    },
  );

  it('when the agent is deleted, then the rest is as it was after undo', async () => {
    const { app, ask, wish, elevenLabs, agentId, everything } = await unconnectedShop();
    await ask('connect.apply', wish);
    elevenLabs.state.agents.delete(agentId);
    await expect(ask('connect.apply', wish)).rejects.toMatchObject({ code: 'not_found' });
    expect((await ask('connect.undo', {})).canUndo).toBe(false);
    expect(elevenLabs.state).toMatchObject({
      webhooks: new Map(),
      tools: new Map(),
      secrets: new Map(),
      numbers: new Map(),
    });
    expect(JSON.stringify(everything())).not.toContain(PUBLIC);
    await app.stop();
  });
});

describe('two shops', { timeout: 60_000 }, () => {
  it('when they have one agent and undo one of them, then the other is answered with memory, and undo of both is whole', async () => {
    const shop = await unconnectedShop();
    const { app, ask, wish, twilio, everything } = shop;
    const other = twilio.state.addLine({ number: '+12125550146', label: 'Second' });
    await ask('businesses.save', DENTIST);
    const before = everything();
    const second = { ...wish, business: 'dentist', line: { kind: 'twilio', sid: other.sid } } as const;
    expect(open(await ask('connect.apply', wish))).toEqual([]);
    expect(open(await ask('connect.apply', second))).toEqual([]);
    expect(await ask('connect.undo', { business: 'default' })).toMatchObject({ canUndo: false, isShared: true });
    expect(open(await ask('connect.plan', second))).toEqual([]);
    expect((await ask('connect.test', { business: 'dentist' })).passed).toBe(true);
    expect(await ask('connect.undo', { business: 'dentist' })).toMatchObject({ canUndo: false, isShared: false });
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when the number is the other shop’s, then that is told before anything is changed', async () => {
    const { app, ask, wish, elevenLabs, writes } = await unconnectedShop();
    await ask('businesses.save', { ...DENTIST, numbers: [SHOP_LINE] });
    const second = elevenLabs.state.addAgent({ name: 'Second desk' });
    const taken = { code: 'conflict', reason: { code: 'connect_line_of_shop', values: { name: 'Dentist Fern' } } };
    await expect(ask('connect.plan', { ...wish, agentId: second })).rejects.toMatchObject(taken);
    await expect(ask('connect.apply', { ...wish, agentId: second })).rejects.toMatchObject(taken);
    expect(writes()).toEqual([]);
    await app.stop();
  });
});

it('when somebody gave the number to another agent since, then undo leaves it there, and tells', async () => {
  const { app, ask, wish, elevenLabs, ...world } = await unconnectedShop();
  await ask('connect.apply', wish);
  const other = elevenLabs.state.addAgent({ name: 'Night desk' });
  for (const number of elevenLabs.state.numbers.values()) number.agentId = other;
  const undone = await ask('connect.undo', {});
  expect(undone.steps.filter(({ state }) => state === 'changed').map(({ id }) => id)).toContain('number:import');
  expect([...elevenLabs.state.numbers.values()]).toMatchObject([{ number: SHOP_LINE, agentId: other }]);
  expect(await world.rings({ from: CALLER, to: SHOP_LINE })).toMatchObject({ by: 'elevenlabs' });
  await app.stop();
});
