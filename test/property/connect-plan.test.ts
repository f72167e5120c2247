import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Business } from '#contract/businesses.ts';
import type { ConnectWish } from '#contract/connect.ts';
import { staleWebhooks } from '../../server/domain/connect/account-steps.ts';
import { addressesAt } from '../../server/domain/connect/addresses.ts';
import { namesOf } from '../../server/domain/connect/names.ts';
import { planConnect } from '../../server/domain/connect/plan.ts';
import type { PhoneLine } from '../../server/domain/providers/phone-account.ts';
import { AGENT_WORDS } from '../../server/integrations/elevenlabs/agent-words.ts';
import { changed } from '../../server/integrations/elevenlabs/agent-change.ts';
import { standardAgent } from '../../server/pretend/elevenlabs/agent-document.ts';
import { carriedOut, situationOf, type World } from '../support/connect/simulated.ts';

const NUMBER = '+12125550142';
const SID = `PN${'0'.repeat(32)}`;
const HERE = 'https://here.example';
const names = namesOf('tag');

const line = fc.constantFrom<ConnectWish['line']>(
  null,
  { kind: 'imported', id: 'number_1' },
  { kind: 'twilio', sid: SID },
  { kind: 'sip', number: NUMBER, label: 'Desk', inbound: null, outbound: null },
);
const fallback = fc.constantFrom<ConnectWish['fallback']>(
  null,
  { kind: 'forward', to: '+12125550143' },
  { kind: 'voicemail', message: null },
  { kind: 'message', message: 'Closed.' },
);
const wish = fc
  .record({ line, fallback, notice: fc.boolean(), isRegister: fc.boolean(), thinks: fc.constantFrom('agent', 'own') })
  .map(({ isRegister, ...given }): ConnectWish => {
    const isAtTwilio = given.line !== null && given.line.kind !== 'sip';
    const mode = isRegister && isAtTwilio ? 'register' : 'native';
    return { ...given, business: 'default', agentId: 'agent_1', mode, fallback: isAtTwilio ? given.fallback : null };
  });

const business = fc
  .record({
    trade: fc.constantFrom('general', 'salon', 'dentist', 'garage'),
    language: fc.constantFrom('en', 'de', 'pl'),
    voiceId: fc.constantFrom(null, 'voice_1'),
    overrides: fc.record({ prompt: fc.boolean(), language: fc.boolean() }),
    variables: fc.constantFrom({}, { opening_offer: 'ten per cent' }),
  })
  .map((given) => Business.parse({ id: 'default', name: 'Salon Marigold', ...given }));

/** An agent that others have worked on before. */
const document = fc
  .record({
    firstMessage: fc.constantFrom('', 'Hello.', 'This is an AI assistant, and the call is recorded. Hello?'),
    prompt: fc.constantFrom('', 'Be kind.', 'Be kind to {{caller_name}}: {{ caller_memory }}'),
    toolIds: fc.subarray(['theirs_1', 'theirs_2']),
    asksOnRing: fc.boolean(),
    placeholders: fc.constantFrom({}, { caller_name: 'you', theirs: true }),
    overrides: fc.record({ firstMessage: fc.boolean(), voice: fc.boolean() }),
    builtInTools: fc.subarray(['end_call', 'language_detection'] as const),
    fields: fc.constantFrom(0, 3, 25),
  })
  .map(({ fields, ...given }) => {
    const theirs = Array.from({ length: fields }, (_, index) => [
      `theirs_${index}`,
      { type: 'string', description: '' },
    ]);
    const dataCollection = Object.fromEntries(theirs) as Record<string, { type: 'string'; description: string }>;
    return changed({ agent_id: 'agent_1', name: 'Front desk', ...standardAgent() }, { ...given, dataCollection });
  });

const aWebhook = (id: string, name: string, url: string) => {
  return { id, name, url, isDisabled: true, isAutoDisabled: false, retries: null, lastFailure: null };
};
const atPostCall = addressesAt(HERE).postCall;
const accounts = fc.record({
  secrets: fc.subarray([
    { id: 's_theirs', name: 'theirs' },
    { id: 's_ours', name: names.secret.tool },
  ]),
  webhooks: fc.subarray([
    aWebhook('w_theirs', 'theirs', 'https://theirs.example'),
    aWebhook('w_given', 'by hand', atPostCall),
    aWebhook('w_lost', names.webhook, atPostCall),
    aWebhook('w_old', names.webhook, 'https://old.example/webhook/post-call'),
  ]),
  numbers: fc
    .constantFrom(null, 'agent_1', 'agent_2')
    .map((agentId) => [{ id: 'number_1', number: NUMBER, label: '', carrier: 'twilio' as const, agentId }]),
});

const LINE: PhoneLine = {
  ...{ sid: SID, number: NUMBER, label: '', canSpeak: true, canText: true, trunkSid: null, applicationSid: null },
  ...{ voiceUrl: 'https://x.example', fallbackUrl: '', statusUrl: '', textUrl: '' },
  ...{ voiceMethod: 'GET', fallbackMethod: 'GET', statusMethod: 'GET', textMethod: 'GET' },
};

const world = fc
  .record({
    ...{ wish, business, document, accounts },
    secrets: fc.record({
      initiation: fc.constantFrom(null, 'mark'),
      tool: fc.constantFrom(null, 'mark'),
      brain: fc.constantFrom(null, 'mark'),
    }),
    webhookSecretGiven: fc.boolean(),
    overridesAreFixed: fc.boolean(),
    transfers: fc.constantFrom(null, [], [{ number: '+12125550144', when: 'Ana: asks for Ana' }]),
    longestSeconds: fc.constantFrom(null, 300, 3600),
    textsOn: fc.boolean(),
    isImported: fc.boolean(),
  })
  .map(({ wish, business, document, accounts, isImported, ...given }): World => {
    const number = wish.line === null ? null : NUMBER;
    const numbers = isImported || wish.line?.kind === 'imported' ? accounts.numbers : [];
    return {
      document,
      found: {
        ...accounts,
        numbers,
        tools: [],
        fallbacks: [],
        engine: null,
        line: wish.line?.kind === 'sip' ? null : LINE,
      },
      ours: {
        ...{ ...given, wish, business, number, words: AGENT_WORDS, publicUrl: HERE, tag: 'tag', held: {} },
        ...{ numberIsKnown: false, forwardTo: wish.fallback?.kind === 'forward' ? wish.fallback.to : null },
      },
    };
  });

describe('the setup plan', () => {
  it('when it is carried out from whatever was found, then every step stands after it and nothing is left to do', () => {
    fc.assert(
      fc.property(world, (before) => {
        const { world: after } = carriedOut(before);
        const plan = planConnect(situationOf(after));
        expect(plan.filter(({ isDone, action }) => !isDone || action !== null)).toEqual([]);
        expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
      }),
    );
  });

  it('when it is carried out, then what others made is there as before', () => {
    fc.assert(
      fc.property(world, (before) => {
        const [was, is] = [situationOf(before).found, situationOf(carriedOut(before).world).found];
        expect(is.agent.toolIds).toEqual(expect.arrayContaining([...was.agent.toolIds]));
        expect(is.agent.placeholders).toMatchObject(was.agent.placeholders);
        expect(is.agent.dataCollection).toMatchObject(was.agent.dataCollection);
        expect(is.agent.prompt.startsWith(was.agent.prompt)).toBe(true);
        expect(Object.keys(is.agent.dataCollection).length).toBeLessThanOrEqual(25);
        const theirs = (each: { name: string }): boolean => !each.name.startsWith('Linekeeper');
        expect(is.webhooks.filter(theirs).map(({ id }) => id)).toEqual(was.webhooks.filter(theirs).map(({ id }) => id));
        expect(is.secrets).toEqual(expect.arrayContaining([...was.secrets]));
      }),
    );
  });

  it('when the public address changes afterwards, then only what holds it is done anew', () => {
    fc.assert(
      fc.property(world, (before) => {
        const { world: stood } = carriedOut(before);
        const moved = { ...stood, ours: { ...stood.ours, publicUrl: 'https://there.example' } };
        const { world: after, done } = carriedOut(moved);
        expect(done.filter(({ bearsAddress }) => !bearsAddress)).toEqual([]);
        expect(done.map(({ id }) => id)).toContain('webhook');
        expect(staleWebhooks(situationOf(after)).length).toBeLessThanOrEqual(1);
        expect(planConnect(situationOf(after)).every(({ isDone }) => isDone)).toBe(true);
      }),
    );
  });

  it('when a secret of ours is another one, then the provider’s copy is replaced and nothing else is touched', () => {
    fc.assert(
      fc.property(world, (before) => {
        const { world: stood } = carriedOut(before);
        const rotated = { ...stood, ours: { ...stood.ours, secrets: { ...stood.ours.secrets, tool: 'another' } } };
        const { done } = carriedOut(rotated);
        expect(done.map(({ id }) => id)).toEqual(['secret:tool']);
      }),
    );
  });
});
