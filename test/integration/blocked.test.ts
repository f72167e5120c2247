import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { AnswerSchema } from '../support/answer-schema.ts';
import { ANA, aRing, aTranscription } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('somebody the owner blocked', () => {
  let app: TestApp;
  let id: string;
  beforeEach(async () => {
    app = await startTestApp({ now: createTestClock('2026-11-20T18:00:00.000Z').now });
    await app.finish(aTranscription({ collected: { customer_name: 'Ana Lopez', likes: 'jazz' } }));
    await app.settled();
    id = (await ownerOf(app).personOf(ANA)).id;
    await ownerOf(app).ask('notes.add', { note: 'The shop moves in spring.' });
  });
  afterEach(() => app.stop());

  const block = (blocked: boolean) => ownerOf(app).ask('callers.block', { id, blocked });
  const ring = async (over = {}) => AnswerSchema.parse(await app.ring(aRing({ call_sid: 'CA0002', ...over })));

  it('when they ring, then they are greeted as anybody, and the agent knows nothing but to end the call', async () => {
    expect(await block(true)).toMatchObject({ id, blocked: true });
    const answer = await ring();
    const { caller_memory: memory, ...others } = answer.dynamic_variables;
    expect(memory).toMatch(/blocked this caller.*end the call/);
    expect(JSON.stringify(answer)).not.toMatch(/Ana|Lopez|jazz|spring|morning|haircut/i);
    expect(others).toMatchObject({ greeting: 'Hello, thank you for calling Salon Marigold. How can I help you?' });
    expect(others).toMatchObject({ caller_name: '', is_returning_caller: false, last_call_summary: '' });
    await app.settled();
    const call = await ownerOf(app).call('CA0002');
    expect(call).toMatchObject({ callerId: id, pack: { kind: 'blocked' } });
  });

  it('when the agent asks its tools about them, then they have nothing to say', async () => {
    await ring();
    await app.settled();
    const asked = () => app.tool('recall', { query: 'jazz', system__call_sid: 'CA0002' });
    expect(await asked()).toMatchObject({ success: true });
    await block(true);
    expect(await asked()).toMatchObject({ success: false, code: 'CALLER_UNIDENTIFIED' });
  });

  it('when they are let in again, then they are known as before', async () => {
    await block(true);
    expect(await block(false)).toMatchObject({ blocked: false });
    expect((await ring()).dynamic_variables['caller_memory']).toMatch(/Ana Lopez[\s\S]*jazz/);
  });

  it('when somebody else shares the number, then it is not blocked for them', async () => {
    await block(true);
    const turns = [['user', 'Hello, my name is Carl Winter.']] as const;
    await app.finish(aTranscription({ conversationId: 'conv_2', callSid: 'CA_2', turns, collected: {} }));
    await app.settled();
    expect((await ring()).dynamic_variables['caller_memory']).toMatch(/share this number/);
  });

  it('when one who is blocked becomes one with somebody else, then they stay blocked', async () => {
    await block(true);
    const turns = [['user', 'Hello, my name is Carl Winter.']] as const;
    await app.finish(aTranscription({ conversationId: 'conv_2', callSid: 'CA_2', turns, collected: {} }));
    await app.settled();
    const { callerId } = await ownerOf(app).call('conv_2');
    expect(await ownerOf(app).ask('callers.merge', { keep: callerId ?? '', gone: id })).toMatchObject({
      blocked: true,
    });
  });

  it('when there is no such caller, then the owner is told', async () => {
    const nobody = '01a1f915-ff8d-720f-a9bf-83c9548cdb59';
    await expect(ownerOf(app).ask('callers.block', { id: nobody, blocked: true })).rejects.toThrow('404 not_found');
  });
});
