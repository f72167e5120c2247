import { describe, expect, it } from 'vitest';

import { createAnswerMaker, type Ring } from '../../server/domain/answer.ts';
import type { Caller } from '../../server/domain/caller.ts';
import { readSoul } from '../../server/domain/soul.ts';
import { aBusiness, aCard, NOW } from '../support/people-and-shops.ts';

const { template } = readSoul('You work at {{business_name}}, {{hours}}. Speak {{language}}.\n{{memory}}');
const request = { callerNumber: '+15550100', callSid: 'CA1', conversationId: 'conv_1' };
const anna: Caller = { kind: 'known', card: aCard({ language: 'de' }), lastRingAt: null };
const ring = (over: Partial<Ring> = {}): Ring => ({
  ...{
    caller: anna,
    globalNotes: [],
    now: NOW,
    secretVariables: {},
    callRef: 'ref-1',
    callerKey: 'key-1',
    request,
    longestSeconds: null,
  },
  ...over,
});
const all = { firstMessage: true, prompt: true, language: true, voice: true, longestCall: true };

describe('an answer', () => {
  it('when a German known caller rings an English shop with every override on, then all of it is personal', () => {
    const { body, pack } = createAnswerMaker(aBusiness({ overrides: all, voiceId: 'v1' }), template).answer(ring());
    expect(body).toMatchObject({
      type: 'conversation_initiation_client_data',
      user_id: 'key-1',
      dynamic_variables: {
        ...{ business_name: 'Maple Salon', tenant_id: 'maple', tenant_name: 'Maple Salon', caller_name: 'Anna Weber' },
        ...{ is_returning_caller: true, today: '2026-11-20', weekday: 'Freitag', open_now: true, call_ref: 'ref-1' },
        ...{ next_opening: 'Samstag, 21.11.2026, um 10:00 Uhr', caller_language: 'de' },
        business_hours_summary: 'Montag bis Freitag 09:00–17:00, Samstag 10:00–14:00, Sonntag geschlossen',
      },
      conversation_config_override: { agent: { language: 'de' }, tts: { voice_id: 'v1' } },
    });
    expect(body.conversation_config_override?.agent?.first_message).toContain('Guten Tag Anna');
    expect(body.conversation_config_override?.agent?.prompt?.prompt).toContain('Speak German.\n<<< NOTES');
    expect(pack).toMatchObject({
      kind: 'known',
      overrides: ['agent.first_message', 'agent.prompt.prompt', 'agent.language', 'tts.voice_id'],
    });
  });

  it('when no override is known to be on, then the override is absent', () => {
    const { body, pack } = createAnswerMaker(aBusiness({ voiceId: 'v1' }), template).answer(ring());
    expect(Object.keys(body)).toEqual(['type', 'dynamic_variables', 'user_id']);
    expect(pack.overrides).toEqual([]);
  });

  it('when the caller speaks the shop’s language or one we have no words for, then the language is left alone', () => {
    const maker = createAnswerMaker(aBusiness({ overrides: all }), template);
    for (const language of ['en', 'en-GB', 'ja', null]) {
      const { body } = maker.answer(ring({ caller: { kind: 'known', card: aCard({ language }), lastRingAt: null } }));
      expect(body.conversation_config_override?.agent).not.toHaveProperty('language');
    }
  });

  it('when the business declares names from elsewhere, then they are filled from the call, else stay as declared', () => {
    const variables = { caller_number: 'none', call_sid: '', customer_name: 'guest', caller_name: 'guest', vip: false };
    const maker = createAnswerMaker(aBusiness({ variables }), template);
    expect(maker.answer(ring()).body.dynamic_variables).toMatchObject({
      ...{
        caller_number: '+15550100',
        call_sid: 'CA1',
        customer_name: 'Anna Weber',
        caller_name: 'Anna Weber',
        vip: false,
      },
    });
    expect(maker.answer(ring()).pack.variables).not.toHaveProperty('caller_number');
    const withheld = maker.answer(ring({ caller: { kind: 'unidentified' } })).body;
    expect(withheld.dynamic_variables).toMatchObject({
      caller_number: 'none',
      customer_name: 'guest',
      caller_name: 'guest',
    });
    expect(withheld).not.toHaveProperty('user_id');
    expect(createAnswerMaker(aBusiness(), template).answer(ring()).body.dynamic_variables).not.toHaveProperty(
      'call_sid',
    );
  });

  it('when a declared name is secret or the provider’s own, then it is not sent; real secrets are, and are not kept', () => {
    const variables = { secret__fake: 'x', system__time: 'x' };
    const secretVariables = { secret__key: 'sealed', plain: 'x' };
    const { body, pack } = createAnswerMaker(aBusiness({ variables }), template).answer(ring({ secretVariables }));
    expect(body.dynamic_variables).toMatchObject({ secret__key: 'sealed' });
    for (const name of ['secret__fake', 'system__time', 'plain'])
      expect(body.dynamic_variables).not.toHaveProperty(name);
    expect(JSON.stringify(pack)).not.toContain('sealed');
  });

  it('when the memory cannot be read, then the neutral answer knows nobody and says so', () => {
    const { body, pack } = createAnswerMaker(aBusiness(), template).neutralAnswer(ring(), 'fallback');
    expect(pack.kind).toBe('fallback');
    expect(body).not.toHaveProperty('user_id');
    expect(body.dynamic_variables).toMatchObject({
      caller_name: '',
      is_returning_caller: false,
      last_call_summary: '',
    });
    expect(body.dynamic_variables.caller_memory).toContain('memory cannot be read right now');
  });

  it('when the minute turns, then open or closed is worked out anew', () => {
    const maker = createAnswerMaker(aBusiness(), template);
    const openAt = (now: string) => maker.answer(ring({ now })).body.dynamic_variables.open_now;
    expect([openAt('2026-11-20T15:59:59.999Z'), openAt('2026-11-20T16:00:00.000Z')]).toEqual([true, false]);
    expect(createAnswerMaker(aBusiness({ hours: null }), template).answer(ring()).body.dynamic_variables.open_now).toBe(
      'unknown',
    );
  });
});
