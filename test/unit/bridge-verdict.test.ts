import { describe, expect, it } from 'vitest';

import { sentences } from '../../server/contract/sentences.ts';
import type { InitiationAnswer } from '../../server/domain/answer-body.ts';
import { openingFor } from '../../server/domain/bridge/initiation.ts';
import { bridgeReason, failureOf, nearerReason, verdictOf } from '../../server/domain/bridge/verdict.ts';
import { toKeptWords } from '../../renderer/src/shop/kept-words.ts';
import { endingsDe } from '../../renderer/src/texts/endings.de.ts';
import { sentencesDe } from '../../renderer/src/texts/sentences.de.ts';

const hungUp = { by: 'agent', why: 'hung-up', isMet: true, dropped: 0 } as const;

describe('how a bridged call ended', () => {
  it.each([
    ['normally', 1000, null, 'nothing'],
    ['without a word', 1005, null, 'nothing'],
    ['for an operation', 1002, sentences.bridge_end_operation, 'error'],
    ['for its contract', 1008, sentences.bridge_end_contract, 'misconfigured'],
    ['by a fault of theirs', 1011, sentences.bridge_end_theirs, 'error'],
    ['by a break', 1006, sentences.bridge_end_broken, 'error'],
  ] as const)('when the agent’s side closes %s, then that is what is told', (_how, code, reason, next) => {
    expect(verdictOf({ ...hungUp, code })).toEqual({ reason, next });
  });

  it('when the agent says goodbye before it was there, then the caller is not left without a word', () => {
    expect(verdictOf({ ...hungUp, code: 1000, isMet: false })).toEqual({
      reason: sentences.bridge_end_broken,
      next: 'error',
    });
  });

  it('when somebody of the shop or the caller ended it, then there is nothing to explain', () => {
    const over = { reason: null, next: 'nothing' };
    expect(verdictOf({ by: 'us', code: null, why: 'asked', isMet: true, dropped: 0 })).toEqual(over);
    expect(verdictOf({ by: 'caller', code: null, why: 'hung-up', isMet: false, dropped: 0 }).reason).toBeNull();
  });

  it('when the caller’s side closed and it is asked what is next, then they are there still, and hear words', () => {
    expect(verdictOf({ by: 'caller', code: null, why: 'hung-up', isMet: true, dropped: 0 }).next).toBe('error');
  });

  it('when it lasted as long as it may, then that is told, and the caller hears a goodbye that nobody has said', () => {
    const reason = sentences.bridge_end_limit;
    const limit = { by: 'us', code: null, isMet: true, dropped: 0 } as const;
    expect(verdictOf({ ...limit, why: 'took-leave' })).toEqual({ reason, next: 'nothing' });
    expect(verdictOf({ ...limit, why: 'limit' })).toEqual({ reason, next: 'goodbye' });
    expect([nearerReason(reason), nearerReason(sentences.bridge_end_lost), nearerReason(null)]).toEqual([
      reason,
      null,
      null,
    ]);
  });

  it('when frames of sound were dropped, then that is told where nothing else is', () => {
    const lost = sentences.bridge_sound_lost;
    expect(verdictOf({ ...hungUp, code: 1000, dropped: 1 })).toEqual({ reason: lost, next: 'nothing' });
    expect(verdictOf({ ...hungUp, code: 1002, dropped: 1 }).reason).toBe(sentences.bridge_end_operation);
  });

  it('when it is explained, then the window says it in its own language', () => {
    const reasons = (['silent', 'slow', 'unreachable', 'format', 'not-begun', 'limit', 'asked'] as const).map(
      (why) => verdictOf({ by: 'us', code: null, why, isMet: true, dropped: 1 }).reason ?? '',
    );
    const { ending } = toKeptWords(sentencesDe, endingsDe);

    for (const reason of reasons) expect([bridgeReason(reason), ending(reason) === reason]).toEqual([reason, false]);
    expect(bridgeReason('Call ended by remote party')).toBeNull();
    const failures = ['bridge_end_lost', 'bridge_end_lost', 'bridge_end_unreachable', 'bridge_end_format'];
    expect(reasons.map((reason) => failureOf(reason)?.code)).toEqual([
      ...failures,
      ...['bridge_end_not_begun', undefined, undefined],
    ]);
  });
});

describe('what a bridged conversation begins with', () => {
  const answer: InitiationAnswer = {
    type: 'conversation_initiation_client_data',
    ...{ user_id: 'one', branch_id: 'branch_1', environment: 'live' },
    dynamic_variables: { greeting: 'Good morning.', call_ref: 'ref' },
    conversation_config_override: { agent: { first_message: 'Hello', prompt: { prompt: 'Be kind.' } } },
  };

  it('when an agent speaks, then all of it but the branch, which is chosen otherwise', () => {
    const { branch_id: _branch, ...rest } = answer;
    expect(openingFor('agent_1', answer)).toEqual(rest);
  });

  it('when a Speech Engine speaks, then nothing of an agent’s but the first words', () => {
    expect(openingFor('seng_1', answer)).toMatchObject({
      dynamic_variables: answer.dynamic_variables,
      conversation_config_override: { agent: { first_message: 'Good morning.' } },
    });
    expect(JSON.stringify(openingFor('seng_1', answer))).not.toContain('Be kind.');
    const silent = { ...answer, dynamic_variables: { greeting: '' } };
    expect(openingFor('seng_1', silent)).not.toHaveProperty('conversation_config_override');
  });
});
