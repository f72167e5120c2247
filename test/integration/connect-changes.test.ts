import { describe, expect, it } from 'vitest';

import { AppError } from '#contract/errors.ts';
import { SHOP_LINE } from '../support/providers/pretended.ts';
import { open, unconnectedShop } from '../support/connect/connected-shop.ts';

const OTHER_KEY = 'sk_of_nobody';

describe('what was connected', { timeout: 60_000 }, () => {
  it('when somebody changed it since, then undo leaves that as it is and tells', async () => {
    const { app, ask, wish, elevenLabs, agentId } = await unconnectedShop();
    await ask('connect.apply', wish);
    const agent = elevenLabs.state.agents.get(agentId) ?? {};
    elevenLabs.state.agents.set(agentId, withFirstMessage(agent, 'Written by hand.'));
    const undone = await ask('connect.undo', {});
    expect(firstMessageOf(elevenLabs.state.agents.get(agentId))).toBe('Written by hand.');
    expect(undone.steps.filter(({ state }) => state === 'changed').map(({ id }) => id)).toContain('agent:notice');
    expect([...elevenLabs.state.webhooks.values(), ...elevenLabs.state.tools.values()]).toEqual([]);
    await app.stop();
  });

  it('when two apply at once, then one does it and the other is refused', async () => {
    const { app, ask, wish, elevenLabs } = await unconnectedShop();
    const both = await Promise.allSettled([ask('connect.apply', wish), ask('connect.apply', wish)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refusal: unknown = both.find((each) => each.status === 'rejected')?.reason;
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'conflict', reason: { code: 'connect_busy' } });
    expect(elevenLabs.state.webhooks.size).toBe(1);
    await app.stop();
  });

  it('when the fallback would ring the line itself, then nothing is done: the call would come back for ever', async () => {
    const { app, ask, wish, everything } = await unconnectedShop();
    const before = everything();
    const loop = { ...wish, fallback: { kind: 'forward', to: SHOP_LINE } } as const;
    const isRefused = { code: 'invalid_input', reason: { code: 'connect_fallback_is_ours' } };
    await expect(ask('connect.plan', loop)).rejects.toMatchObject(isRefused);
    await expect(ask('connect.apply', loop)).rejects.toMatchObject(isRefused);
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when another line is wished for, then the first one is let go as it was', async () => {
    const { app, ask, wish, twilio, line, elevenLabs } = await unconnectedShop();
    const before = structuredClone(twilio.state.lines.get(line.sid));
    const other = twilio.state.addLine({ number: '+12125550146', label: 'Second' });
    await ask('connect.apply', wish);
    const state = await ask('connect.apply', { ...wish, line: { kind: 'twilio', sid: other.sid } });
    expect(open(state)).toEqual([]);
    expect(twilio.state.lines.get(line.sid)).toEqual(before);
    expect([...elevenLabs.state.numbers.values()].map(({ number }) => number)).toEqual(['+12125550146']);
    expect(elevenLabs.state.tools.size).toBe(12);
    await app.stop();
  });

  it('when a second business is connected, then both share the tools, and undoing one leaves them to the other', async () => {
    const { app, ask, wish, elevenLabs, everything, agentId } = await unconnectedShop();
    const second = elevenLabs.state.addAgent({ name: 'Second desk' });
    await ask('businesses.save', { id: 'dentist', name: 'Dentist Fern', zone: 'Europe/London', region: 'US' });
    const before = everything();
    await ask('connect.apply', wish);
    const other = { business: 'dentist', agentId: second, line: null } as const;
    expect(open(await ask('connect.apply', other))).toEqual([]);
    expect([elevenLabs.state.webhooks.size, elevenLabs.state.tools.size, elevenLabs.state.secrets.size]).toEqual([
      1, 12, 2,
    ]);

    const dentist = { id: 'dentist', name: 'Dentist Ferns', zone: 'Europe/London', region: 'US', agentId: second };
    const { overrides } = await ask('businesses.get', { id: 'dentist' });
    // The shop's form does not know of the notice, and must not take it out of the greeting.
    expect(await ask('businesses.save', { ...dentist, overrides })).toMatchObject({
      name: 'Dentist Ferns',
      notice: true,
    });

    await ask('connect.undo', { business: 'default' });
    expect([elevenLabs.state.webhooks.size, elevenLabs.state.tools.size]).toEqual([1, 12]);
    expect(open(await ask('connect.plan', other))).toEqual([]);
    await expect(ask('businesses.remove', { id: 'dentist' })).rejects.toMatchObject({
      reason: { code: 'connect_business_connected' },
    });
    await ask('connect.undo', { business: 'dentist' });
    expect(everything()).toEqual(before);
    await ask('businesses.remove', { id: 'dentist' });
    await expect(ask('connect.undo', { business: 'dentist' })).rejects.toMatchObject({ code: 'not_found' });
    expect(agentId).not.toBe(second);
    await app.stop();
  });

  it('when a key is refused or a step fails, then it says so, keeps no key, and goes on where it stopped', async () => {
    const { app, ask, wish, elevenLabs, writes } = await unconnectedShop();
    const checked = await ask('connect.check-keys', { elevenLabsKey: OTHER_KEY });
    expect(checked.elevenLabs).toMatchObject({ trouble: { code: expect.any(String) as string } });
    await expect(ask('connect.save-keys', { elevenLabsKey: OTHER_KEY })).rejects.toBeInstanceOf(AppError);
    expect(writes()).toEqual([]);

    elevenLabs.faults.add({ method: 'PATCH', path: /agents/, fault: { kind: 'status', status: 500 }, times: 1 });
    const failed = await ask('connect.apply', wish);
    expect(failed.steps.filter(({ state }) => state === 'failed')).toMatchObject([{ id: 'agent:overrides' }]);
    const made = elevenLabs.state.tools.size;
    expect(open(await ask('connect.apply', wish))).toEqual([]);
    expect(elevenLabs.state.tools.size).toBe(made);
    await app.stop();
  });

  it('when there is something to choose from, then agents and lines are offered with why one cannot be', async () => {
    const { app, ask, twilio, agentId } = await unconnectedShop();
    twilio.state.addLine({ number: '+12125550147', label: 'Trunk', trunkSid: `TK${'0'.repeat(32)}` });
    const { agents, lines } = await ask('connect.offers', {});
    expect(agents.map(({ id }) => id)).toEqual([agentId]);
    expect(lines.map(({ number, trouble }) => [number, trouble?.code ?? null])).toEqual([
      ['+12125550142', null],
      ['+12125550147', 'connect_line_on_trunk'],
    ]);
    await app.stop();
  });
});

type Json = Readonly<Record<string, unknown>>;

function withFirstMessage(agent: Json, text: string): Json {
  const config = agent['conversation_config'] as { agent: Json };
  return { ...agent, conversation_config: { ...config, agent: { ...config.agent, first_message: text } } };
}

function firstMessageOf(agent: Json | undefined): unknown {
  return (agent?.['conversation_config'] as { agent: Json } | undefined)?.agent['first_message'];
}
