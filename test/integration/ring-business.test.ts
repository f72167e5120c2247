import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { AnswerSchema, type RingAnswer } from '../support/answer-schema.ts';
import { AGENT, aRing, aTranscription, SHOP_NUMBER } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { filesIn } from '../support/stored.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const BAKERY_NUMBER = '+12125550188';
const everything = { firstMessage: true, prompt: true, language: true, voice: true };

describe('what a business makes of the answer', () => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
  });
  afterEach(() => app.stop());

  const ring = async (over: Record<string, unknown> = {}): Promise<RingAnswer> =>
    AnswerSchema.parse(await app.ring(aRing(over)));

  async function save(profile: { id: string } & Record<string, unknown>): Promise<void> {
    const given = { name: 'Salon Marigold', zone: 'Europe/London', ...profile };
    expect((await app.api('PUT', `/api/businesses/${profile.id}`, given)).status).toBe(200);
  }

  it('when variables are declared, then each is sent, filled from the call where we know better', async () => {
    const variables = {
      tier: 'gold',
      discount: 0,
      vip: false,
      caller_number: 'unknown',
      call_sid: '',
      caller_name: 'there',
    };
    await save({ id: 'default', variables });

    const answer = await ring();
    const withheld = await ring({ caller_id: 'anonymous', call_sid: 'CA0002' });

    expect(answer.dynamic_variables).toMatchObject({ tier: 'gold', discount: 0, vip: false, caller_name: 'there' });
    expect(answer.dynamic_variables).toMatchObject({ caller_number: '+12125550123', call_sid: 'CA0001' });
    expect(withheld.dynamic_variables).toMatchObject({ caller_number: 'unknown', call_sid: 'CA0002' });
    await app.settled();
    const { pack } = await ownerOf(app).call('CA0001');
    expect(pack?.variables).toMatchObject({ tier: 'gold', call_sid: 'CA0001' });
    expect(JSON.stringify(pack)).not.toContain('2125550123');
  });

  it('when secret variables are set, then only the answer holds them: no pack, no API, no log, no file in clear', async () => {
    await save({ id: 'default', secretVariables: { secret__token: 'tulip-marmalade-77' } });

    const answer = await ring();
    await app.settled();

    expect(answer.dynamic_variables['secret__token']).toBe('tulip-marmalade-77');
    const owner = ownerOf(app);
    const told = [
      await owner.call('CA0001'),
      await owner.ask('businesses.list', {}),
      await owner.ask('status.get', {}),
    ];
    expect(JSON.stringify(told)).not.toContain('tulip');
    expect(JSON.stringify(told)).toContain('secret__token');
    for (const file of filesIn(app.dataDir)) expect(readFileSync(file).includes('tulip')).toBe(false);

    await save({ id: 'default', secretVariables: { secret__token: null } });
    expect((await ring()).dynamic_variables).not.toHaveProperty('secret__token');
  });

  it('when no override flag is known to be on, then no override is sent; else exactly the enabled ones', async () => {
    await save({ id: 'default', voiceId: 'voice_1' });
    expect((await ring()).conversation_config_override).toBeUndefined();

    await save({ id: 'default', voiceId: 'voice_1', overrides: { firstMessage: true } });
    const { conversation_config_override: some } = await ring();
    expect(some).toEqual({ agent: { first_message: expect.stringContaining('Salon Marigold') as string } });

    await save({
      id: 'default',
      voiceId: 'voice_1',
      overrides: everything,
      branchId: 'agtbrch_1',
      environment: 'test',
    });
    const all = await ring();
    expect(Object.keys(all.conversation_config_override?.agent ?? {}).sort()).toEqual(['first_message', 'prompt']);
    expect(all.conversation_config_override?.tts).toEqual({ voice_id: 'voice_1' });
    expect(all.conversation_config_override?.agent?.prompt?.prompt).toContain('<<< NOTES ABOUT THIS CALLER');
    expect(all).toMatchObject({ branch_id: 'agtbrch_1', environment: 'test' });
  });

  it('when the caller spoke another language before, then the language is switched and they are greeted in it', async () => {
    await save({ id: 'default', overrides: everything });
    const turns = [
      ['user', 'Guten Tag, hier ist Ana Lopez.'],
      ['user', 'Ich hätte gern einen Termin am Vormittag.'],
    ] as const;
    await app.finish(aTranscription({ language: 'de', turns, collected: { customer_name: 'Ana Lopez' } }));
    await app.settled();
    clock.forward(60);

    const { conversation_config_override: config, dynamic_variables } = await ring({ call_sid: 'CA0002' });

    expect(config?.agent?.language).toBe('de');
    expect(dynamic_variables['caller_language']).toBe('de');
    expect(config?.agent?.first_message).toMatch(/Willkommen|Hallo|Guten/);
  });

  it('when a number or an agent belongs to a business, then it answers; else the default one does', async () => {
    await save({ id: 'bakery', name: 'Bakery Elm', numbers: ['212-555-0188'], agentId: 'agent_bakery' });

    const byNumber = await ring({ called_number: BAKERY_NUMBER, agent_id: AGENT, call_sid: 'CA1' });
    const byAgent = await ring({ called_number: SHOP_NUMBER, agent_id: 'agent_bakery', call_sid: 'CA2' });
    const byNothing = await ring({ called_number: SHOP_NUMBER, agent_id: 'agent_unknown', call_sid: 'CA3' });
    await app.settled();

    const names = [byNumber, byAgent, byNothing].map((answer) => answer.dynamic_variables['business_name']);
    expect(names).toEqual(['Bakery Elm', 'Bakery Elm', 'Salon Marigold']);
    expect(await ownerOf(app).call('CA1')).toMatchObject({ businessId: 'bakery' });
  });

  it('when there are notes for some days, then they are told on those days only, in the zone of the shop', async () => {
    const owner = ownerOf(app);
    await owner.ask('notes.add', { note: 'The lift is out of order', from: '2026-11-21', to: '2026-11-22' });
    const isTold = async (): Promise<boolean> =>
      String((await ring()).dynamic_variables['caller_memory']).includes('The lift is out of order');

    expect(await isTold()).toBe(false);
    clock.forward(24 * 60);
    expect(await isTold()).toBe(true);
    clock.forward(2 * 24 * 60);
    expect(await isTold()).toBe(false);
    await app.settled();
    expect(await owner.call('CA0001')).toMatchObject({ status: 'live' });
  });

  it.each([
    ['does not say where the memory goes', (file: string) => writeFileSync(file, 'Be nice. {nonsense}')],
    ['is no file at all', (file: string) => mkdirSync(file)],
    ['is not there', () => undefined],
  ])('when a soul template %s, then the standard one is used and the owner is told', async (_why, put) => {
    put(join(app.dataDir, 'souls', 'odd.md'));
    await save({ id: 'default', soul: 'odd', overrides: everything });

    const { conversation_config_override: config } = await ring();

    expect(config?.agent?.prompt?.prompt).toContain('<<< NOTES ABOUT THIS CALLER');
    const { problems } = await ownerOf(app).ask('status.get', {});
    expect(problems.map(({ sentence }) => sentence).join()).toContain('odd.md');
  });

  it('when a number is another shop’s, then a second one cannot have it', async () => {
    await save({ id: 'bakery', numbers: [BAKERY_NUMBER] });
    const taken = { name: 'Other', numbers: ['(212) 555-0188'] };
    expect((await app.api('PUT', '/api/businesses/other', { id: 'other', ...taken })).status).toBe(409);
    const { businesses } = await ownerOf(app).ask('businesses.list', {});
    expect(businesses.map(({ id }) => id)).toEqual(['bakery', 'default']);
  });

  it('when the number of the environment is another shop’s by now, then it stays there, and the program starts', async () => {
    const first = await startTestApp({ now: clock.now, keep: true });
    onTestFinished(() => rmSync(first.dataDir, { recursive: true }));
    await ownerOf(first).ask('businesses.save', { id: 'bakery', name: 'Crumb', numbers: [BAKERY_NUMBER] });
    await first.stop();

    const env = { TWILIO_PHONE_NUMBER: BAKERY_NUMBER };
    const again = await startTestApp({ now: clock.now, dataDir: first.dataDir, env, keep: true });
    onTestFinished(() => again.stop());

    const { businesses } = await ownerOf(again).ask('businesses.list', {});
    expect(businesses.map(({ id, maskedNumbers }) => [id, maskedNumbers])).toEqual([
      ['bakery', ['••88']],
      ['default', []],
    ]);
  });
});
