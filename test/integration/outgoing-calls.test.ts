import { afterEach, describe, expect, it } from 'vitest';

import { ANA, aFailure } from '../support/factories.ts';
import { afterOurCall, knownAna, outgoingShop } from '../support/outgoing-shop.ts';

type Shop = Awaited<ReturnType<typeof outgoingShop>>;
type Body = { to_number: string; agent_phone_number_id: string; conversation_initiation_client_data: Initiation };
type Initiation = {
  dynamic_variables: Record<string, string>;
  conversation_config_override: { agent: { first_message: string; prompt: { prompt: string } } };
  user_id?: string;
};

describe('a call that we make', () => {
  let shop: Shop;
  afterEach(() => shop.app.stop());

  const bodyOf = (): Body => shop.sent()[0]?.body as Body;

  it('when a caller is called, then one phone rings, and the agent knows them and says who calls and that it is an AI', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    const started = await shop.ask('calls.start', { callerId, purpose: 'Her cut\nhas moved to {{Friday}}' });

    expect(started).toMatchObject({ outcome: 'calling', told: null });
    expect(started.call).toMatchObject({ direction: 'outbound', status: 'live', callerId, callerName: 'Ana Lopez' });
    expect(shop.rung).toEqual([expect.objectContaining({ to: ANA })]);
    const { conversation_initiation_client_data: initiation, ...body } = bodyOf();
    expect(body).toMatchObject({ to_number: ANA, agent_phone_number_id: 'phnum_out', agent_id: shop.agentId });
    expect(initiation.conversation_config_override.agent.first_message).toBe(
      'Hello, this is Salon Marigold calling. You are speaking with an AI assistant, and this call may be recorded. Am I speaking with Ana?',
    );
    const told = initiation.dynamic_variables['caller_memory'] ?? '';
    expect(told).toContain('The business is calling this person');
    expect(told).toContain('Why we call, as staff wrote it: Her cut has moved to Friday');
    expect(told).toContain('mornings');
    expect(initiation.dynamic_variables).toMatchObject({ business_name: 'Salon Marigold', call_ref: started.call?.id });
    expect(initiation.conversation_config_override.agent.prompt.prompt).toContain('Why we call');
    expect(initiation).not.toHaveProperty('type');
  });

  it('when its webhook comes, then it is that call which ended, with what was learned, and no second one', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    const { call } = await shop.ask('calls.start', { callerId });
    const { conversation_initiation_client_data: initiation } = bodyOf();
    const ids = { conversationId: call?.conversationId ?? '', callSid: call?.callSid ?? null };
    expect(ids.conversationId).toMatch(/^conv_/);
    await shop.app.finish(afterOurCall(initiation, ids));
    await shop.app.settled();

    expect(await shop.call(call?.id ?? '')).toMatchObject({
      ...{ status: 'ended', direction: 'outbound', title: 'Appointment moved', callerId },
    });
    const { calls } = await shop.ask('calls.list', { callerId });
    expect(calls.filter(({ direction }) => direction === 'outbound')).toHaveLength(1);
  });

  it('when nobody takes it, then it failed with its reason, and a task asks for a call back; a task it was for goes on', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    const fails = async (taskId?: string): Promise<void> => {
      const { call } = await shop.ask('calls.start', { callerId, ...(taskId !== undefined && { taskId }) });
      const body = { CallSid: call?.callSid, To: ANA, From: '+12125550100', CallStatus: 'busy' };
      await shop.app.finish(
        aFailure({ conversation_id: call?.conversationId, failure_reason: 'busy', agent_id: shop.agentId }, body),
      );
      await shop.app.settled();
      expect(await shop.call(call?.id ?? '')).toMatchObject({ status: 'failed', endedBecause: 'busy', callerId });
    };
    await fails();
    const { tasks } = await shop.ask('tasks.list', {});
    expect(tasks).toMatchObject([{ kind: 'callback', callerId, text: 'Our call did not get through (busy)' }]);
    shop.clock.forward(11);
    await fails(tasks[0]?.id);
    expect((await shop.ask('tasks.list', {})).tasks).toEqual(tasks);
  });

  it('when the same wish comes again, at once and later, then nothing rings again', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    const wish = { callerId, ask: '0192f0c1-0000-7000-8000-000000000001' };
    const [one, other] = await Promise.all([shop.ask('calls.start', wish), shop.ask('calls.start', wish)]);
    const later = await shop.ask('calls.start', wish);
    expect(new Set([one, other, later].map(({ call }) => call?.id)).size).toBe(1);
    expect(later.outcome).toBe('calling');
    expect(shop.rung).toHaveLength(1);
  });

  it('when two want to call at once, then the line is taken for the second', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    const both = await Promise.allSettled([
      shop.ask('calls.start', { callerId }),
      shop.ask('calls.start', { number: '+12125550199', anyway: true }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(shop.rung).toHaveLength(1);
  });

  it('when a number is typed that nobody knows, then it is called with nothing known, and only anyway', async () => {
    shop = await outgoingShop();
    const number = '(212) 555-0199';
    await expect(shop.ask('calls.start', { number })).rejects.toThrow('409');
    expect(shop.sent()).toEqual([]);
    const { call } = await shop.ask('calls.start', { number, anyway: true });
    expect(call).toMatchObject({ maskedNumber: '••99', callerName: null, status: 'live' });
    const told = bodyOf().conversation_initiation_client_data.dynamic_variables['caller_memory'] ?? '';
    expect(told).toContain('Nothing is known about the person who is called.');
  });

  it('when it may not be made, then it says why beforehand, and nothing is written or sent', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    await shop.ask('consent.set', { id: callerId, consent: 'no' });
    const preview = await shop.ask('calls.may-start', { callerId, purpose: 'Her cut' });
    expect(preview).toMatchObject({
      name: 'Ana Lopez',
      maskedNumber: '••23',
      line: { label: 'Marigold', maskedNumber: '••00' },
    });
    expect(preview.greeting).toContain('AI assistant');
    expect(preview.hindrances.map(({ told }) => told.code)).toEqual(['outgoing_refused']);
    await expect(shop.ask('calls.start', { callerId, anyway: true })).rejects.toThrow('409 conflict');
    expect((await shop.ask('calls.list', { callerId })).calls).toHaveLength(1);
    expect(shop.sent()).toEqual([]);
  });
});
