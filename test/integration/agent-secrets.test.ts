import { describe, expect, it } from 'vitest';

import { connectedShop } from '../support/connected-shop.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

const NO_SECRETS = { LINEKEEPER_INITIATION_SECRET: '', LINEKEEPER_TOOL_SECRET: '', ELEVENLABS_WEBHOOK_SECRET: '' };

type Shop = Awaited<ReturnType<typeof connected>>;

async function connected() {
  const clock = { ms: Date.now() };
  const now = (): Date => new Date(clock.ms);
  const shop = await connectedShop({ over: { now, env: NO_SECRETS }, pretend: { now } });
  await shop.connect();
  return { ...shop, clock };
}

/** Somebody rings and hangs up; the statuses that the report of it was answered with. */
async function reported(shop: Shop): Promise<readonly (number | null)[]> {
  // The provider notes a failure by the second.
  shop.clock.ms += 60_000;
  const call = await shop.rings({ from: CALLER, to: SHOP_LINE });
  if (call.by !== 'elevenlabs' || call.rung.outcome !== 'answered') throw new Error(JSON.stringify(call));
  const { tries } = await call.rung.call.ends({ turns: [{ role: 'user', message: 'Good bye.' }] });
  return tries;
}

const idsOf = ({ findings }: { findings: readonly { id: string }[] }): string[] => findings.map(({ id }) => id);
const findingsOf = async ({ ask }: Shop, business = 'default'): Promise<string[]> =>
  idsOf(await ask('connect.findings', { business, now: true }));

function rotate({ state }: Shop): void {
  for (const webhook of state.webhooks.values()) webhook.secret = 'wsec_somebody_made_another';
}

describe('a secret that is another one on either side', { timeout: 60_000 }, () => {
  it('when the webhook signs with another one, then that is found, and with its button reports arrive again', async () => {
    const shop = await connected();
    const { app, ask, state } = shop;
    expect([await reported(shop), await findingsOf(shop)]).toEqual([[200], []]);
    rotate(shop);
    expect(await reported(shop)).toEqual([401]);
    expect(await findingsOf(shop)).toEqual(['post_call_refused']);
    expect(idsOf(await ask('connect.fix', { id: 'post_call_refused' }))).toEqual([]);
    await expect(ask('connect.fix', { id: 'post_call_refused' })).rejects.toMatchObject({ code: 'not_found' });
    expect([await reported(shop), await findingsOf(shop), state.webhooks.size]).toEqual([[200], [], 1]);
    await app.stop();
  });

  it('when two shops have it, then each is mended by its own button, and both end at one webhook', async () => {
    const shop = await connected();
    const { app, ask, state } = shop;
    const second = state.addAgent({ name: 'Second desk' });
    await ask('businesses.save', { id: 'dentist', name: 'Dentist Fern', zone: 'Europe/London', region: 'US' });
    await ask('connect.apply', { business: 'dentist', agentId: second, line: null });
    rotate(shop);
    await reported(shop);
    expect([await findingsOf(shop), await findingsOf(shop, 'dentist')]).toEqual([
      ['post_call_refused'],
      ['post_call_refused'],
    ]);
    expect(idsOf(await ask('connect.fix', { id: 'post_call_refused' }))).toEqual([]);
    expect(idsOf(await ask('connect.fix', { business: 'dentist', id: 'post_call_refused' }))).toEqual([]);
    expect([await findingsOf(shop), await findingsOf(shop, 'dentist'), state.webhooks.size]).toEqual([[], [], 1]);
    await app.stop();
  });

  it.each(['initiation', 'tool'] as const)(
    'when the one for %s is changed here, then that is found, and its button tells ElevenLabs',
    async (name) => {
      const shop = await connected();
      const { app, ask, state } = shop;
      const before = structuredClone([...state.secrets.values()]);
      await ask('secrets.set', { name, value: 'another-secret-typed-by-hand' });
      expect(await findingsOf(shop)).toEqual([`secret_old:${name}`]);
      expect(idsOf(await ask('connect.fix', { id: `secret_old:${name}` }))).toEqual([]);
      const after = [...state.secrets.values()];
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(after.map(({ value }) => value)).toContain('another-secret-typed-by-hand');
      expect((await ask('connect.test', {})).passed).toBe(true);
      await app.stop();
    },
  );
});
