import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AppEvent } from '#contract/events.ts';

import { AnswerSchema, type RingAnswer } from '../support/answer-schema.ts';
import { ANA, aRing, aTranscription, BEN, FAMILY } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { rowCounts } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('a ringing phone', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
  });
  afterEach(() => app.stop());

  const ring = async (over: Record<string, unknown> = {}): Promise<RingAnswer> =>
    AnswerSchema.parse(await app.ring(aRing(over)));

  async function learned(over: Parameters<typeof aTranscription>[0] = {}): Promise<void> {
    expect((await app.finish(aTranscription(over))).status).toBe(200);
    await app.settled();
    clock.forward(60);
  }

  it('when the number is unknown, then the answer is neutral, complete, and the call is written after it', async () => {
    const heard: AppEvent[] = [];
    app.bus.subscribe((event) => {
      // Each delivery is announced to the inspector as well; these tests are about what comes of it.
      if (event.name !== 'request.seen') heard.push(event);
    });

    const answer = await ring();
    await app.settled();

    expect(answer.dynamic_variables).toMatchObject({
      caller_name: '',
      is_returning_caller: false,
      last_call_summary: '',
      business_name: 'Salon Marigold',
      today: '2026-11-20',
      weekday: 'Friday',
    });
    expect(answer.dynamic_variables['caller_memory']).toContain('First call from this number');
    expect(answer.user_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.conversation_config_override).toBeUndefined();
    const { calls } = await ownerOf(app).ask('calls.list', {});
    expect(calls).toMatchObject([{ callSid: 'CA0001', status: 'live', direction: 'inbound', maskedNumber: '••23' }]);
    expect(calls[0]?.id).toBe(answer.dynamic_variables['call_ref']);
    expect(heard).toMatchObject([{ name: 'call.changed', payload: { id: calls[0]?.id, status: 'live' } }]);
  });

  it('when a known caller rings in another spelling, then the name and what was learned are told', async () => {
    await learned();

    const answer = await ring({ caller_id: '(212) 555-0123', call_sid: 'CA0002' });

    expect(answer.dynamic_variables).toMatchObject({ caller_name: 'Ana Lopez', is_returning_caller: true });
    expect(answer.dynamic_variables['caller_memory']).toContain('mornings');
    expect(answer.dynamic_variables['greeting']).toContain('Ana');
    expect(JSON.stringify(answer)).not.toMatch(/2125550123|555.?0123/);
  });

  it('when several people share the number, then nobody is presumed and nothing of either is told', async () => {
    await learned({ from: FAMILY, conversationId: 'conv_a', callSid: 'CA_a' });
    await learned({
      ...{ from: FAMILY, conversationId: 'conv_b', callSid: 'CA_b', collected: { customer_name: 'Ben Okafor' } },
      turns: [['user', 'Hello, my name is Ben Okafor, I like tea.']],
      startedAt: clock.now(),
    });

    const answer = await ring({ caller_id: FAMILY, call_sid: 'CA_c' });
    await app.settled();

    expect(answer.dynamic_variables).toMatchObject({ caller_name: '', is_returning_caller: false });
    expect(answer.dynamic_variables['caller_memory']).toMatch(/share this number/);
    expect(answer.dynamic_variables['caller_memory']).not.toMatch(/mornings|tea/);
    const call = await ownerOf(app).call('CA_c');
    expect(call).toMatchObject({ callerId: null, pack: { kind: 'shared' } });
  });

  it.each(['', 'anonymous', 'Restricted', '+266696687', '+7378742833', 'client:desk', 'sip:ana@example.test', null])(
    'when the number is withheld as %j, then two calls are two strangers and nothing else is kept',
    async (caller_id) => {
      await learned();
      const before = rowCounts(app.dataDir);

      const first = await ring({ caller_id, call_sid: 'CA_w1' });
      const second = await ring({ caller_id, call_sid: 'CA_w2' });
      await app.settled();

      for (const answer of [first, second]) {
        expect(answer.user_id).toBeUndefined();
        expect(answer.dynamic_variables).toMatchObject({ caller_name: '', is_returning_caller: false });
      }
      expect(rowCounts(app.dataDir)).toEqual({
        ...before,
        calls: (before['calls'] ?? 0) + 2,
        packs: (before['packs'] ?? 0) + 2,
      });
    },
  );

  it('when the same call_sid asks again, then it is one call', async () => {
    await ring();
    await ring();
    await app.settled();
    await ring({ conversation_id: 'conv_0001' });
    await app.settled();

    const { calls } = await ownerOf(app).ask('calls.list', {});
    expect(calls).toMatchObject([{ callSid: 'CA0001', conversationId: 'conv_0001' }]);
    expect(rowCounts(app.dataDir)).toMatchObject({ calls: 1, persons: 1, identities: 1 });
  });

  it.each(['null', 'None', ' unknown ', 0, '{{system__call_sid}}'])(
    'when %j stands where the CallSid should, then two callers are two calls, and neither is told of the other',
    async (call_sid) => {
      await ring({ call_sid });
      await ring({ call_sid, caller_id: BEN });
      const bens = { conversationId: 'conv_ben', callSid: String(call_sid), from: BEN, echo: {}, collected: {} };
      await learned({ ...bens, turns: [['user', 'My name is Ben Okoye and I like green tea.']] });
      expect(JSON.stringify(await ring({ call_sid: 'CA_again' }))).not.toMatch(/Ben|green tea/u);
      expect(await ring({ call_sid: 'CA_ben', caller_id: BEN })).toMatchObject({
        dynamic_variables: { caller_name: 'Ben Okoye' },
      });
    },
  );

  it('when the same call asks again, then the caller is greeted as at first; in a second call, as somebody who is back', async () => {
    await learned();
    const greeting = async (call_sid: string): Promise<unknown> => {
      const answer = await ring({ call_sid });
      await app.settled();
      clock.forward(1);
      return answer.dynamic_variables['greeting'];
    };

    const first = await greeting('CA0002');
    expect(first).not.toMatch(/hello again/i);
    expect(await greeting('CA0002')).toBe(first);
    expect(await greeting('CA0003')).toMatch(/hello again/i);
    expect(await greeting('CA0003')).toMatch(/hello again/i);
  });

  it('when seed 004 asks at its own address, then its body is understood the same way', async () => {
    await learned();
    const headers = { 'content-type': 'application/json', 'x-linekeeper-secret': 'initiation-secret-for-tests' };
    const body = JSON.stringify({
      type: 'conversation_initiation_client_data',
      conversation_id: 'conv_0004',
      agent_id: 'agent_other',
      dynamic_variables: { tenant_id: 'x', caller_number: ANA, call_sid: 'CA0004', business_name: 'My Business' },
    });
    const url = `${app.webhookUrl}/api/webhooks/elevenlabs/conversation-initiation`;

    const response = await fetch(url, { method: 'POST', headers, body });

    expect(response.status).toBe(200);
    const answer = AnswerSchema.parse(await response.json());
    expect(answer.dynamic_variables).toMatchObject({ caller_name: 'Ana Lopez', business_name: 'Salon Marigold' });
    await app.settled();
    expect(await ownerOf(app).call('conv_0004')).toMatchObject({ callSid: 'CA0004', callerName: 'Ana Lopez' });
  });

  it('when the last call broke off minutes ago, then the caller is told that we were cut off', async () => {
    const startedAt = clock.now();
    clock.forward(2);
    await app.finish(aTranscription({ startedAt, endedBecause: 'Connection lost' }));
    await app.settled();

    const soon = await ring({ call_sid: 'CA0002' });
    clock.forward(60);
    const later = await ring({ call_sid: 'CA0003' });
    const other = await ring({ call_sid: 'CA0004', caller_id: BEN });

    expect(soon.dynamic_variables['greeting']).toMatch(/cut off/i);
    expect(later.dynamic_variables['greeting']).not.toMatch(/cut off/i);
    expect(other.dynamic_variables['greeting']).not.toMatch(/cut off/i);
  });
});
