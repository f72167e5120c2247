import { expect, it } from 'vitest';

import { isJson, type Json } from '../../server/pretend/elevenlabs/json.ts';
import { connectedShop } from '../support/connected-shop.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';
import { SHOP_NUMBER } from '../support/factories.ts';
import { knownAna, outgoingShop } from '../support/outgoing-shop.ts';

type Shop = Awaited<ReturnType<typeof connectedShop>>;

const FLAG = ['platform_settings', 'overrides', 'conversation_config_override', 'conversation', 'max_duration_seconds'];
const OWN = ['conversation_config', 'conversation', 'max_duration_seconds'];

const at = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inside, key) => (isJson(inside) ? inside[key] : undefined), document);

/** What the shop's line allows is set under Settings. */
async function limit({ ask }: Pick<Shop, 'ask'>, longestMinutes: number, mode: 'native' | 'register' = 'native') {
  const { lines } = await ask('lines.list', {});
  for (const { id, settings } of lines) {
    const { people: _nobody, ...others } = settings;
    await ask('lines.save', { id, settings: { ...others, mode, caps: { ...settings.caps, longestMinutes } } });
  }
}

async function told(shop: Shop): Promise<unknown> {
  const call = await shop.rings({ from: CALLER, to: SHOP_LINE });
  if (call.by !== 'elevenlabs' || call.rung.outcome !== 'answered') throw new Error(JSON.stringify(call));
  return at(call.rung.call.conversation.initiation, ['conversation_config_override', 'conversation']);
}

const agentOf = ({ state, agentId }: Shop): Json => state.agents.get(agentId) ?? {};
const idsOf = ({ findings }: { findings: readonly { id: string }[] }): string[] => findings.map(({ id }) => id);

it('when the owner limits calls, then the agent that answers by itself is told so with the next one', async () => {
  const shop = await connectedShop();
  await shop.connect();
  expect(await told(shop)).toBeUndefined();
  await limit(shop, 5);
  expect(await told(shop)).toEqual({ max_duration_seconds: 300 });
  expect(idsOf(await shop.ask('connect.findings', { now: true }))).toEqual([]);
  await shop.app.stop();
});

it('when the agent stopped allowing it, then calls end until that is found, and its button has the limit told again', async () => {
  const shop = await connectedShop();
  await shop.connect();
  await limit(shop, 5);
  shop.spoil(FLAG, false);
  await expect(told(shop)).rejects.toThrow('max_duration_seconds');
  expect(idsOf(await shop.ask('connect.findings', { now: true }))).toEqual(['override_off:longestCall']);
  expect(await told(shop)).toBeUndefined();
  expect(idsOf(await shop.ask('connect.fix', { id: 'override_off:longestCall' }))).toEqual([]);
  expect(await told(shop)).toEqual({ max_duration_seconds: 300 });
  await shop.app.stop();
});

it('when it may not be told with a call, then that is found, the agent’s own limit is set, and undo puts it back', async () => {
  const shop = await connectedShop({ over: { env: { LINEKEEPER_OVERRIDES: 'first_message' } } });
  await shop.connect();
  await limit(shop, 5);
  const found = await shop.ask('connect.findings', { now: true });
  expect(idsOf(found)).toEqual(['longest_call']);
  expect(found.findings[0]?.told.values).toEqual({ minutes: 5 });
  expect(at(agentOf(shop), OWN)).toBe(600);
  expect(idsOf(await shop.ask('connect.fix', { id: 'longest_call' }))).toEqual([]);
  expect(at(agentOf(shop), OWN)).toBe(300);
  expect(at(agentOf(shop), FLAG)).toBe(false);
  expect(await told(shop)).toBeUndefined();
  await limit(shop, 30);
  const { steps } = await shop.ask('connect.plan', shop.wish);
  expect(steps.find(({ id }) => id === 'agent:longest-call')).toMatchObject({ state: 'done' });
  expect(at(agentOf(shop), OWN)).toBe(300);
  await shop.ask('connect.undo', {});
  expect(at(agentOf(shop), OWN)).toBe(600);
  await shop.app.stop();
});

it('when this computer answers the line and hands calls over, then the limit goes along', async () => {
  const shop = await connectedShop();
  await shop.ask('connect.apply', { ...shop.wish, mode: 'register' });
  await limit(shop, 2, 'register');
  const call = await shop.rings({ from: CALLER, to: SHOP_LINE });
  expect(call.by).toBe('twiml');
  const [conversation] = shop.state.conversations.values();
  expect(at(conversation?.initiation, ['conversation_config_override', 'conversation'])).toEqual({
    max_duration_seconds: 120,
  });
  await shop.app.stop();
});

it('when we call somebody ourselves, then the limit of the line goes along', async () => {
  const shop = await outgoingShop();
  const { agentId, elevenLabs, app } = shop;
  const flags = at(elevenLabs.state.agents.get(agentId), FLAG.slice(0, -1));
  if (!isJson(flags)) throw new Error('The agent has switches for what may be told.');
  flags['max_duration_seconds'] = true;
  const overrides = { firstMessage: true, longestCall: true };
  await app.api('PUT', '/api/businesses/default', { agentId, overrides, numbers: [SHOP_NUMBER] });
  await limit(shop, 7);
  await shop.ask('calls.start', { callerId: await knownAna(shop) });
  const [sent] = shop.sent();
  expect(shop.rung).toHaveLength(1);
  const path = ['conversation_initiation_client_data', 'conversation_config_override', 'conversation'];
  expect(at(sent?.body, path)).toEqual({ max_duration_seconds: 420 });
  await shop.app.stop();
});
