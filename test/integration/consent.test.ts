import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ANA, aTranscription, BEN } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

describe('whether somebody may be called', () => {
  let app: TestApp;
  beforeEach(async () => void (app = await startTestApp()));
  afterEach(() => app.stop());
  const ask: ReturnType<typeof ownerOf>['ask'] = (name, input) => ownerOf(app).ask(name, input);

  async function learned(over: Parameters<typeof aTranscription>[0]): Promise<void> {
    await app.finish(aTranscription(over), { at: new Date() });
    await app.settled();
  }
  const anaId = async (): Promise<string> => (await ownerOf(app).personOf(ANA)).id;
  const consentOf = async (id: string) => (await ask('consent.get', { id })).consent;

  it('when two entries are merged, then whoever said no is not called, and a yes does not outdo it', async () => {
    await learned({});
    const bens = {
      conversationId: 'conv_ben',
      callSid: 'CA_ben',
      from: BEN,
      collected: { customer_name: 'Ben Okoye' },
    };
    await learned({ ...bens, turns: [['user', 'My name is Ben Okoye.']] });
    const [keep, gone] = [await anaId(), (await ownerOf(app).personOf(BEN)).id];
    await ask('consent.set', { id: keep, consent: 'yes' });
    await ask('consent.set', { id: gone, consent: 'no' });
    await ask('callers.merge', { keep, gone });
    expect(await consentOf(keep)).toBe('no');
  });

  it('when a family phone is split, then both keep the no that was said for it', async () => {
    await learned({});
    await learned({ conversationId: 'conv_2', callSid: 'CA_2', collected: {} });
    const id = await anaId();
    await ask('consent.set', { id, consent: 'no' });
    const { recentCalls } = await ask('callers.get', { id });
    const { created } = await ask('callers.split', { id, callIds: [recentCalls[0]?.id ?? ''] });
    expect([await consentOf(id), await consentOf(created.id)]).toEqual(['no', 'no']);
  });

  it('when it is heard in a call, then nothing is decided, once only is it asked, and an answer settles it', async () => {
    const turns = [['user', 'Please stop calling me.']] as const;
    await learned({ turns });
    await learned({ turns });
    const id = await anaId();
    expect(await ask('consent.get', { id })).toMatchObject({
      consent: 'not_asked',
      refusal: { callId: expect.any(String) as string },
    });
    expect(await ask('consent.set', { id, consent: 'not_asked' })).toMatchObject({
      consent: 'not_asked',
      refusal: null,
    });
    await learned({ turns });
    expect((await ask('consent.get', { id })).refusal).toBeNull();
  });

  it('when somebody is forgotten, then nothing of it is left', async () => {
    await learned({ turns: [['user', 'Please stop calling me.']] });
    const id = await anaId();
    await ask('consent.set', { id, consent: 'no' });
    await ask('callers.forget', { id });
    await expect(ask('consent.get', { id })).rejects.toThrow('404');
    await learned({ conversationId: 'conv_new', callSid: 'CA_new', startedAt: new Date(Date.now() + 60_000) });
    expect(await ask('consent.get', { id: await anaId() })).toMatchObject({ consent: 'not_asked', refusal: null });
  });
});
