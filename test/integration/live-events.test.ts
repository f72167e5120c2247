import { expect, it, onTestFinished } from 'vitest';

import { isJson } from '../../server/pretend/elevenlabs/json.ts';
import { connectedShop } from '../support/connected-shop.ts';

const EVENTS = ['conversation_config', 'conversation', 'client_events'];
const HAD = ['audio', 'interruption', 'user_transcript', 'agent_response'];
const MISSING = ['conversation_initiation_metadata', 'ping', 'agent_response_correction'];

type Shop = Awaited<ReturnType<typeof connectedShop>>;

async function openShop(env: Record<string, string> = {}): Promise<Shop> {
  const shop = await connectedShop({ over: { env } });
  onTestFinished(() => shop.app.stop());
  return shop;
}

const at = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inside, key) => (isJson(inside) ? inside[key] : undefined), document);
const told = ({ state, agentId }: Shop): unknown => at(state.agents.get(agentId), EVENTS);
const found = async (shop: Shop): Promise<string[]> =>
  (await shop.ask('connect.findings', { now: true })).findings.map(({ id }) => id);

it('when this computer answers the line, then what an agent does not tell of a call is planned, set, and taken back', async () => {
  const shop = await openShop();
  const wish = { ...shop.wish, mode: 'register' as const };
  const { steps } = await shop.ask('connect.plan', wish);
  expect(steps.find(({ id }) => id === 'agent:live-events')).toMatchObject({
    ...{ state: 'todo', before: HAD.join(', '), after: [...HAD, ...MISSING].join(', ') },
  });
  await shop.ask('connect.apply', wish);
  expect(told(shop)).toEqual([...HAD, ...MISSING]);
  await shop.ask('connect.undo', {});
  expect(told(shop)).toEqual(HAD);
});

it('when it stopped telling of corrections, then that is found and mended, and what somebody added stays', async () => {
  const shop = await openShop();
  await shop.ask('connect.apply', { ...shop.wish, mode: 'register' });
  expect(await found(shop)).not.toContain('live_events');
  shop.spoil(EVENTS, [...HAD, 'vad_score']);
  expect(await found(shop)).toContain('live_events');
  await shop.ask('connect.fix', { id: 'live_events' });
  expect(told(shop)).toEqual([...HAD, 'vad_score', ...MISSING]);
  expect(await found(shop)).not.toContain('live_events');
});

it('when ElevenLabs answers by itself, then nobody cares for what the agent tells', async () => {
  const shop = await openShop();
  await shop.connect();
  expect(told(shop)).toEqual(HAD);
  expect(await found(shop)).not.toContain('live_events');
});

it('when an engine does not tell all of a call, then that is found, and mended without losing what it tells', async () => {
  const shop = await openShop({ LLM_BASE_URL: 'http://127.0.0.1:9/v1', LLM_MODEL: 'small' });
  await shop.ask('connect.apply', { ...shop.wish, mode: 'register', thinks: 'own' });
  const [[id, engine] = expect.unreachable('There is an engine.')] = [...shop.state.engines];
  const conversation = { client_events: ['audio', 'vad_score'] };
  shop.state.engines.set(id, { ...engine, conversation });
  expect(await found(shop)).toContain('engine_live_events');
  await shop.ask('connect.fix', { id: 'engine_live_events' });
  const events = at(shop.state.engines.get(id), ['conversation', 'client_events']);
  expect(events).toEqual(expect.arrayContaining(['audio', 'vad_score', 'interruption', 'agent_response_correction']));
  expect(await found(shop)).not.toContain('engine_live_events');
});
