import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { aRing, aTranscription, FAMILY, SHOP_NUMBER } from '../support/factories.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';
import { newerFields } from './newer-than-described.ts';
import { compileComponent } from './provider-schema.ts';

const { asWritten, listedKeysOnly } = compileComponent('ConversationInitiationClientDataRequest-Input');

/** What elevenlabs.md §1.4 documents beside the provider's schema. */
const Beside = z.looseObject({
  type: z.literal('conversation_initiation_client_data'),
  branch_id: z.string().min(1).optional(),
  environment: z.string().min(1).optional(),
  dynamic_variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

function expectAccepted(answer: unknown, kind: string): void {
  const { type: _type, branch_id: _branch, environment: _environment, ...described } = Beside.parse(answer);
  for (const [valid, value] of [
    [asWritten, answer],
    [listedKeysOnly, newerFields('the answer to a ringing phone', described)],
  ] as const) {
    expect(valid(value), `${kind}: ${JSON.stringify(valid.errors)}`).toBe(true);
  }
}

const Overridden = z.looseObject({
  conversation_config_override: z.looseObject({ agent: z.looseObject({}) }).optional(),
});

/** Which settings of the agent an answer changes. */
function overriddenIn(answer: unknown): string[] | undefined {
  const config = Overridden.parse(answer).conversation_config_override;
  return config && Object.keys(config.agent).sort();
}

const everything = {
  overrides: { firstMessage: true, prompt: true, language: true, voice: true, longestCall: true },
  voiceId: 'voice_1',
  branchId: 'agtbrch_1',
  environment: 'staging',
  variables: { tier: 'gold', discount: 0.5, vip: false },
  secretVariables: { secret__token: 'tulip-marmalade-77' },
};

describe('the check itself', () => {
  it('when an answer has a wrong type, an unknown key at any depth, or no type, then it is not accepted', () => {
    const good = { type: 'conversation_initiation_client_data', dynamic_variables: { caller_name: 'Ana' } };
    expectAccepted(good, 'good');
    const bad = [
      { ...good, type: 'other' },
      { ...good, greeting: 'Hello' },
      { ...good, user_id: 7 },
      { ...good, dynamic_variables: { caller: { name: 'Ana' } } },
      { ...good, conversation_config_override: { agent: { first_message: 7 } } },
      { ...good, conversation_config_override: { agent: { temperature: 0 } } },
      { ...good, conversation_config_override: { voice: {} } },
    ];
    for (const answer of bad) expect(() => expectAccepted(answer, 'bad'), JSON.stringify(answer)).toThrow();
  });
});

describe.each([
  ['without overrides', {}, undefined],
  ['with every override', everything, ['first_message', 'language', 'prompt']],
])('what ElevenLabs gets from a business %s', (_how, profile, overridden) => {
  let app: TestApp;
  let clock: ReturnType<typeof createTestClock>;
  beforeEach(async () => {
    clock = createTestClock();
    app = await startTestApp({ now: clock.now });
    const business = { name: 'Salon Marigold', zone: 'Europe/London', numbers: [SHOP_NUMBER], ...profile };
    expect((await app.api('PUT', '/api/businesses/default', business)).status).toBe(200);
  });
  afterEach(() => app.stop());

  async function learned(over: Parameters<typeof aTranscription>[0]): Promise<void> {
    await app.finish(aTranscription({ startedAt: clock.now(), ...over }));
    await app.settled();
    clock.forward(60);
  }

  it('when the caller is unknown or withheld, then the provider takes it', async () => {
    expectAccepted(await app.ring(aRing()), 'unknown');
    for (const caller_id of ['', 'anonymous', '+266696687', 'client:desk', null]) {
      const answer = await app.ring(aRing({ caller_id, call_sid: `CA_${caller_id}` }));
      expectAccepted(answer, `withheld as ${caller_id}`);
      expect(answer).not.toHaveProperty('user_id');
    }
  });

  it('when the caller is known, speaks another language, or was cut off, then the provider takes it', async () => {
    await learned({ collected: { customer_name: 'Ana Lopez', language: 'de', allergies: 'nuts' }, language: 'de' });
    const known = await app.ring(aRing({ call_sid: 'CA0002' }));
    expectAccepted(known, 'known');
    expect(overriddenIn(known)).toEqual(overridden);
    expect(known).toMatchObject({ dynamic_variables: { caller_name: 'Ana Lopez', is_returning_caller: true } });

    await app.finish(
      aTranscription({
        ...{ conversationId: 'conv_2', callSid: 'CA0002' },
        startedAt: clock.now(),
        endedBecause: 'Connection lost',
      }),
    );
    await app.settled();
    clock.forward(2);
    expectAccepted(await app.ring(aRing({ call_sid: 'CA0003' })), 'cut off');
  });

  it('when the line has a longest call, then the provider takes it, where it may be told', async () => {
    const { lines } = (await app.execute('lines.list', {})) as { lines: { id: string }[] };
    for (const { id } of lines) await app.execute('lines.save', { id, settings: { caps: { longestMinutes: 9 } } });
    const limited = await app.ring(aRing());
    expectAccepted(limited, 'limited');
    const seconds = overridden === undefined ? undefined : { conversation: { max_duration_seconds: 540 } };
    expect(limited).toMatchObject(seconds ? { conversation_config_override: seconds } : {});
    expect(JSON.stringify(limited).includes('max_duration_seconds')).toBe(seconds !== undefined);
  });

  it('when several people share the number, then the provider takes it', async () => {
    await learned({ from: FAMILY, conversationId: 'conv_a', callSid: 'CA_a' });
    const turns = [['user', 'Hello, my name is Ben Okafor, I like tea.']] as const;
    const collected = { customer_name: 'Ben Okafor' };
    await learned({ from: FAMILY, conversationId: 'conv_b', callSid: 'CA_b', collected, turns });
    const shared = await app.ring(aRing({ caller_id: FAMILY, call_sid: 'CA_c' }));
    expectAccepted(shared, 'shared');
    expect(shared).toMatchObject({ dynamic_variables: { caller_name: '', is_returning_caller: false } });
  });

  it('when the request cannot be read, then the provider takes the neutral answer', async () => {
    for (const body of ['', '{', '[]', 'null', '"hello"', '{"caller_id":7}', `{"x":"${'y'.repeat(70_000)}"}`]) {
      const response = await app.ringRaw(body);
      expect(response.status).toBe(200);
      expectAccepted(await response.json(), 'fallback');
    }
  });
});
