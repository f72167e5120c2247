import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { Pack } from '#contract/calls.ts';

import { createAnswerMaker } from '../../server/domain/answer.ts';
import type { Caller } from '../../server/domain/caller.ts';
import type { Card } from '../../server/domain/card.ts';
import { makeCard } from '../../server/domain/card-maker.ts';
import { readSoul } from '../../server/domain/soul.ts';
import { aBusiness, aFact, aPastCall, aTask, NOW } from '../support/people-and-shops.ts';

/** elevenlabs.md §1.4, strict: a field more is a fault. */
const Body = z.strictObject({
  type: z.literal('conversation_initiation_client_data'),
  dynamic_variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  conversation_config_override: z
    .strictObject({
      agent: z
        .strictObject({
          first_message: z.string().optional(),
          language: z.string().optional(),
          prompt: z.strictObject({ prompt: z.string() }).optional(),
        })
        .optional(),
      tts: z.strictObject({ voice_id: z.string() }).optional(),
      conversation: z.strictObject({ max_duration_seconds: z.int().min(1).max(7200) }).optional(),
    })
    .refine((override) => Object.keys(override).length > 0)
    .optional(),
  user_id: z.string().min(1).optional(),
  branch_id: z.string().min(1).optional(),
  environment: z.string().min(1).optional(),
});
const ALWAYS = [
  ...['business_name', 'tenant_id', 'tenant_name', 'caller_name', 'caller_memory', 'is_returning_caller'],
  ...['last_call_summary', 'greeting', 'today', 'weekday', 'open_now', 'next_opening', 'business_hours_summary'],
  ...['caller_language', 'call_ref'],
];
const FILLED = ['caller_number', 'caller_id', 'phone_number', 'call_sid', 'conversation_id', 'customer_name'];
const NUMBER = '+15550100';
const SECRET = 'sealed-canary';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.constantFrom('{{secret__k}}', '', '{name}', '>>>'),
);
const maybe = fc.option(text, { nil: null });
const instant = fc.integer({ min: -20, max: 20 }).map((m) => new Date(Date.parse(NOW) + m * 60_000).toISOString());
const card: fc.Arbitrary<Card> = fc.record({
  ...{ name: maybe, saidAs: maybe, language: fc.oneof(maybe, fc.constantFrom('de', 'fr-CA')), openItem: maybe },
  calls: fc.nat(9),
  lastCall: fc.option(fc.record({ startedAt: instant, endedAt: instant, dropped: fc.boolean(), topic: maybe }), {
    nil: null,
  }),
  lines: fc.array(
    fc.record({ section: fc.constantFrom('who', 'safety', 'call', 'preference'), text, source: fc.constant(null) }),
    { maxLength: 20 },
  ),
});
const caller: fc.Arbitrary<Caller> = fc.oneof(
  fc.constant<Caller>({ kind: 'unidentified' }),
  text.map((language): Caller => ({ kind: 'new', language })),
  fc.array(text, { maxLength: 5 }).map((names): Caller => ({ kind: 'shared', names })),
  fc.record({ kind: fc.constant('known' as const), card, lastRingAt: fc.option(instant, { nil: null }) }),
);
const variableName = fc.oneof(
  fc.constantFrom(...FILLED, ...ALWAYS, 'constructor', '__proto__'),
  fc.stringMatching(/^[a-z_]\w{0,12}$/),
);
const business = fc
  .record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
    greeting: fc.option(fc.constantFrom('{business}!', 'Hi {name}'), { nil: null }),
    language: fc.constantFrom('en', 'de-AT', 'pl'),
    voiceId: fc.option(fc.constant('voice_1'), { nil: null }),
    branchId: fc.option(fc.constant('agtbrch_1'), { nil: null }),
    environment: fc.option(fc.constant('staging'), { nil: null }),
    overrides: fc.record({
      firstMessage: fc.boolean(),
      prompt: fc.boolean(),
      language: fc.boolean(),
      voice: fc.boolean(),
      longestCall: fc.boolean(),
    }),
    variables: fc.dictionary(variableName, fc.oneof(text, fc.integer(), fc.boolean())),
  })
  .map(aBusiness);
const { template } = readSoul('{{business_name}} {{tone}} {{language}} {{hours}} {{today}} {{caller_name}} {{memory}}');
const ringOf = (who: Caller, now = NOW) => ({
  ...{ caller: who, globalNotes: [], now, secretVariables: { secret__token: SECRET }, callRef: 'ref-1' },
  ...{
    callerKey: 'key-1',
    longestSeconds: 600,
    request: { callerNumber: NUMBER, callSid: 'CA1', conversationId: 'conv_1' },
  },
});

describe('T16: an answer to anybody', () => {
  it('when anyone rings any shop, then the body is what ElevenLabs takes and the pack holds no secret or number', () => {
    fc.assert(
      fc.property(business, caller, instant, (shop, who, now) => {
        const maker = createAnswerMaker(shop, template);
        const ring = ringOf(who, now);
        for (const { body, pack } of [maker.answer(ring), maker.neutralAnswer(ring, 'fallback')]) {
          const wire: unknown = JSON.parse(JSON.stringify(body));
          expect(Body.safeParse(wire).error).toBeUndefined();
          const declared = Object.keys(shop.variables).filter((name) => !/^(?:secret|system)__/.test(name));
          for (const name of [...ALWAYS, ...declared]) expect(Object.hasOwn(body.dynamic_variables, name)).toBe(true);
          expect(body.dynamic_variables.secret__token).toBe(SECRET);
          expect(Pack.safeParse(pack).error).toBeUndefined();
          expect(JSON.stringify(pack)).not.toContain(SECRET);
          expect(JSON.stringify(pack)).not.toContain(NUMBER);
          expect(body.dynamic_variables.greeting).toBe(pack.firstMessage);
          expect(pack.firstMessage.length).toBeLessThanOrEqual(300);
          for (const value of [pack.firstMessage, body.dynamic_variables.caller_memory])
            expect(value).not.toMatch(/\{\{/);
          expect(body.conversation_config_override?.agent?.prompt?.prompt ?? '').not.toContain('{{');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('when a field is not known to be enabled, then it is never overridden', () => {
    fc.assert(
      fc.property(business, caller, (shop, who) => {
        const { body, pack } = createAnswerMaker(shop, template).answer(ringOf(who));
        const { agent, tts, conversation } = body.conversation_config_override ?? {};
        expect(agent?.first_message !== undefined).toBe(shop.overrides.firstMessage);
        expect(agent?.prompt !== undefined).toBe(shop.overrides.prompt);
        expect(tts !== undefined).toBe(shop.overrides.voice && shop.voiceId !== null);
        if (!shop.overrides.language) expect(agent?.language).toBeUndefined();
        expect(conversation?.max_duration_seconds).toBe(shop.overrides.longestCall ? 600 : undefined);
        const parts = Object.keys(agent ?? {}).length + (tts ? 1 : 0) + (conversation ? 1 : 0);
        expect(pack.overrides.length).toBe(parts);
      }),
      { numRuns: 200 },
    );
  });

  it('when many people with canaries ring, then each answer holds its own canary and nobody else’s', () => {
    const people = Array.from(
      { length: 40 },
      (_, n) => `canary${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}q`,
    );
    const maker = createAnswerMaker(
      aBusiness({ overrides: { firstMessage: true, prompt: true, language: true, voice: true, longestCall: true } }),
      template,
    );
    const cardOf = (canary: string) =>
      makeCard({
        facts: [aFact({ slot: 'customer_name', value: canary }), aFact({ id: 'f2', slot: 'allergies', value: canary })],
        tasks: [aTask({ text: `send ${canary}` })],
        notes: [],
        calls: [aPastCall({ title: canary })],
        ...{ trade: 'salon', zone: 'UTC', now: NOW },
      });
    const cards = people.map(cardOf);
    const orders = fc.array(fc.integer({ min: -1, max: people.length - 1 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(orders, (order) => {
        for (const index of order) {
          const own = cards[index];
          const who: Caller =
            own === undefined ? { kind: 'unidentified' } : { kind: 'known', card: own, lastRingAt: null };
          const said = JSON.stringify(maker.answer(ringOf(who)));
          expect(people.filter((canary) => said.includes(canary))).toEqual(own === undefined ? [] : [people[index]]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
