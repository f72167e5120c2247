import { describe, expect, it } from 'vitest';

import type { ConnectState } from '#contract/connect.ts';
import { open, unconnectedShop } from '../support/connect/connected-shop.ts';
import { CALLER } from '../support/providers/pretended.ts';

const OWN = '+12125550190';
const REVOKED = { path: /.*/, fault: { kind: 'status', status: 401, body: { code: 20003, message: 'No' } } } as const;

type Json = Readonly<Record<string, unknown>>;
type Shop = Awaited<ReturnType<typeof unconnectedShop>>;

/** A number that was the agent's before we came, so that callers reach it before, meanwhile and afterwards. */
async function answeredShop() {
  const shop = await unconnectedShop({}, { LINEKEEPER_INITIATION_SECRET: '', LINEKEEPER_TOOL_SECRET: '' });
  const { elevenLabs, agentId, wish } = shop;
  const own = { id: 'phnum_own', provider: 'twilio', number: OWN, label: 'Own', agentId, more: {} } as const;
  elevenLabs.state.numbers.set(own.id, own);
  const asked = { ...wish, line: { kind: 'imported', id: own.id }, fallback: null } as const;
  const ring = async () => {
    const call = await shop.rings({ from: CALLER, to: OWN });
    return call.by === 'elevenlabs' ? call.rung.outcome : call.by;
  };
  return { ...shop, asked, ring };
}

function promptOf({ elevenLabs, agentId }: Shop, change: (prompt: string) => string = (prompt) => prompt): string {
  const agent = elevenLabs.state.agents.get(agentId) ?? {};
  const config = agent['conversation_config'] as { agent: Json & { prompt: Json & { prompt: string } } };
  const prompt = change(config.agent.prompt.prompt);
  const changed = { ...config, agent: { ...config.agent, prompt: { ...config.agent.prompt, prompt } } };
  elevenLabs.state.agents.set(agentId, { ...agent, conversation_config: changed });
  return prompt;
}

const idsOf = ({ steps }: ConnectState, state: string): string[] =>
  steps.filter((step) => step.state === state).map(({ id }) => id);
const made = ({ elevenLabs: { state } }: Shop): number[] => [
  ...[state.webhooks.size, state.tools.size, state.secrets.size, state.numbers.size],
];

describe('undo', { timeout: 60_000 }, () => {
  it('when somebody wrote on in the prompt, then their words stay, ours go, and callers are answered', async () => {
    const shop = await answeredShop();
    expect(open(await shop.ask('connect.apply', shop.asked))).toEqual([]);
    promptOf(shop, (prompt) => `${prompt}\nWe close at six on Fridays.`);
    const undone = await shop.ask('connect.undo', {});
    expect(promptOf(shop)).toBe('You are kind.\nWe close at six on Fridays.');
    expect([...idsOf(undone, 'changed'), ...idsOf(undone, 'failed')]).toEqual([]);
    expect(idsOf(undone, 'undone')).toContain('agent:memory');
    expect(await shop.ring()).toBe('answered');
    await shop.app.stop();
  });

  it('when their words need what we fill in, then that stays and is told, until they are rid of it', async () => {
    const shop = await answeredShop();
    await shop.ask('connect.apply', shop.asked);
    promptOf(shop, () => 'You are kind. Think of {{ caller_memory }}.');
    const kept = await shop.ask('connect.undo', {});
    expect(idsOf(kept, 'changed')).toEqual([]);
    expect(idsOf(kept, 'failed')).toEqual([
      ...['own-secret:initiation', 'secret:initiation', 'agent:overrides', 'agent:initiation', 'agent:asks'],
      ...['agent:placeholders', 'agent:memory', 'business'],
    ]);
    const told = kept.steps.find(({ id }) => id === 'agent:memory')?.problem;
    expect(told).toMatchObject({ code: 'connect_words_need', values: { names: 'caller_memory' } });
    expect(await shop.ring()).toBe('answered');
    expect(kept.canUndo).toBe(true);

    promptOf(shop, () => 'You are very kind.');
    const undone = await shop.ask('connect.undo', {});
    expect(idsOf(undone, 'failed')).toEqual([]);
    expect(idsOf(undone, 'changed')).toEqual(['agent:memory']);
    expect(undone.canUndo).toBe(false);
    expect(made(shop)).toEqual([0, 0, 0, 1]);
    expect(await shop.ring()).toBe('answered');
    await shop.app.stop();
  });

  it('when the Twilio key works no more, then the rest is taken back, and what is there another time', async () => {
    const shop = await unconnectedShop();
    const before = shop.everything();
    await shop.ask('connect.apply', shop.wish);
    shop.twilio.faults.add(REVOKED);
    const partly = await shop.ask('connect.undo', {});
    expect(idsOf(partly, 'failed')).toEqual(expect.arrayContaining(['number:import', 'fallback', 'line:fallback']));
    expect(idsOf(partly, 'failed').join()).not.toMatch(/agent|webhook|tool|secret/);
    expect(made(shop)).toEqual([0, 0, 0, 1]);
    expect(partly.canUndo).toBe(true);

    expect(open(await shop.ask('connect.apply', { ...shop.wish, line: null, fallback: null }))).toEqual([]);
    shop.twilio.faults.clear();
    const undone = await shop.ask('connect.undo', {});
    expect(idsOf(undone, 'failed')).toEqual([]);
    expect(shop.everything()).toEqual(before);
    await shop.app.stop();
  });

  it('when the number was released at Twilio, then it goes from ElevenLabs as well', async () => {
    const shop = await unconnectedShop();
    await shop.ask('connect.apply', shop.wish);
    shop.twilio.state.lines.delete(shop.line.sid);
    const undone = await shop.ask('connect.undo', {});
    expect(idsOf(undone, 'failed')).toEqual([]);
    expect(made(shop)).toEqual([0, 0, 0, 0]);
    await shop.app.stop();
  });

  it('when a step was taken back already and that was not noted, then it counts as taken back', async () => {
    const shop = await answeredShop();
    const { elevenLabs, agentId } = shop;
    const own = elevenLabs.state.numbers.get('phnum_own');
    if (!own) throw new Error('The number is not there');
    const other = elevenLabs.state.addAgent({ name: 'Night desk' });
    elevenLabs.state.numbers.set(own.id, { ...own, agentId: other });
    await shop.ask('connect.apply', shop.asked);
    expect(elevenLabs.state.numbers.get(own.id)?.agentId).toBe(agentId);
    elevenLabs.state.numbers.set(own.id, { ...own, agentId: other });
    const undone = await shop.ask('connect.undo', {});
    expect(idsOf(undone, 'changed')).toEqual([]);
    await shop.app.stop();
  });
});
