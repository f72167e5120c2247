import { describe, expect, it } from 'vitest';

import { spokenAsTold } from '../../server/cli/rehearsal/as-told.ts';
import { missedExpectations } from '../../server/cli/rehearsal/expectations.ts';
import { answerAsOwner } from '../../server/cli/rehearsal/open-questions.ts';
import type { Stage } from '../../server/cli/rehearsal/play-call.ts';
import type { FinishedCall } from '../../server/domain/finished-call.ts';
import { quotedQuestions, type ProposedQuestion } from '../../server/domain/gaps/quoted-questions.ts';
import { toRehearsedCall } from '../../server/domain/rehearsed-call.ts';
import { toProposals } from '../../server/integrations/model/proposals.ts';
import { aPlayedCall, aScriptedCall } from '../support/rehearsed.ts';

const call = (collected: Record<string, string> = {}): FinishedCall =>
  toRehearsedCall({
    ...{ callRef: 'call_1', conversationId: 'conv_1', at: '2026-11-20T12:00:00.000Z', collected },
    turns: [
      { role: 'agent', text: 'Bonjour, ici le Salon Marigold.' },
      { role: 'caller', text: 'Bonjour. Est-ce  qu’il y a un parking pour Chloé Martin ?' },
      { role: 'agent', text: 'Un instant, je regarde.' },
      { role: 'agent', text: 'Malheureusement, cela m’échappe.' },
      { role: 'caller', text: 'Dommage. Et puis-je payer par carte ?' },
      { role: 'agent', text: 'Oui, bien sûr.' },
      { role: 'agent', text: 'Avec plaisir.' },
      { role: 'agent', text: 'Malheureusement, cela m’échappe.' },
    ],
  });
const PARKING = { question: 'Est-ce qu’il y a un parking pour Chloé Martin ?', reply: 'cela m’échappe' };
const kept = (proposals: ProposedQuestion[], collected?: Record<string, string>) =>
  quotedQuestions(call(collected), proposals);

describe('what a model says was not answered', () => {
  it('when both halves stand word for word, then the question is kept with its turn, without names', () => {
    expect(kept([PARKING], { customer_name: 'Chloé Martin' })).toEqual([
      { turn: 1, question: 'Est-ce qu’il y a un parking pour … … ?' },
    ]);
    expect(kept([PARKING, PARKING])).toHaveLength(1);
  });

  it.each<[string, ProposedQuestion]>([
    ['the caller never asked it', { ...PARKING, question: 'Vendez-vous des bons cadeaux ?' }],
    ['the agent asked it', { question: 'ici le Salon Marigold', reply: 'cela m’échappe' }],
    ['the agent never said so', { ...PARKING, reply: 'Je ne sais pas' }],
    ['the caller said so', { ...PARKING, reply: 'Dommage' }],
    ['that was said of something else', { question: 'puis-je payer par carte ?', reply: 'cela m’échappe' }],
    ['that was said before', { question: 'puis-je payer par carte ?', reply: 'je regarde' }],
    ['it quotes next to nothing', { question: 'un', reply: 'cela m’échappe' }],
  ])('when %s, then it is not kept', (_why, proposal) => {
    expect(kept([proposal])).toEqual([]);
  });

  it('when the provider’s analysis lists the same, then it is not there twice', () => {
    expect(kept([PARKING], { unanswered_questions: 'Y a-t-il un parking ?' })).toEqual([]);
    expect(kept([PARKING], { unanswered_questions: 'Vendez-vous des bons cadeaux ?' })).toHaveLength(1);
  });

  it('when a part of the model’s answer is spoilt or missing, then the rest of it counts', () => {
    const facts = [{ slot: 'likes', value: 'tea', quote: 'I love tea' }];
    expect(toProposals(`Here: ${JSON.stringify({ facts, unanswered: [PARKING, { question: 3 }, null] })}`)).toEqual({
      facts,
      unanswered: [PARKING],
    });
    expect(toProposals(JSON.stringify({ facts }))).toEqual({ facts, unanswered: [] });
    expect(toProposals(JSON.stringify({ facts: 'none', unanswered: [PARKING] }))).toEqual({
      facts: [],
      unanswered: [PARKING],
    });
    for (const nonsense of ['{', 'no', '{}', '} {'])
      expect(toProposals(nonsense)).toEqual({ facts: [], unanswered: [] });
  });
});

describe('a rehearsed agent', () => {
  const scripted = aScriptedCall([
    { caller: 'Is there parking?' },
    { agent: 'I do not know.', ifTold: { about: 'park', says: 'Yes: <note>' } },
  ]);

  it('when a staff note tells it, then it says so, and else what it says without', () => {
    const spoken = (...memory: string[]) => spokenAsTold(scripted, memory)[1];
    expect(spoken('- Likes: parks')).toEqual({ agent: 'I do not know.' });
    expect(spoken('- Staff note: Closed on Friday.', '- Staff note: Parking costs $& an hour.')).toEqual({
      agent: 'Yes: Parking costs $& an hour.',
    });
  });

  it('when other questions stayed open than the script says, then each difference is told', () => {
    const missed = (unanswered: string[], found: string[]) =>
      missedExpectations(
        { ...scripted, expect: { ...scripted.expect, unanswered } },
        aPlayedCall({ unanswered: found }),
        null,
      );
    expect(missed(['parking'], ['parking'])).toEqual([]);
    expect(missed(['parking'], ['prices'])).toEqual([
      'Not among what nobody knew: “parking”.',
      'Nobody should have missed “prices”.',
    ]);
  });

  it('when nobody asked about what the owner answers, then that is said, and nothing is answered', async () => {
    const asked: string[] = [];
    const ask = ((name: string) => {
      asked.push(name);
      return Promise.resolve({ gaps: [{ key: 'prices', topic: 'Preise', questions: ['q1'] }] });
    }) as Stage['ask'];
    expect(await answerAsOwner({ ask, businessId: 'x' }, { about: 'parking', words: 'Behind the shop.' })).toBe(false);
    expect(asked).toEqual(['gaps.list']);
    expect(await answerAsOwner({ ask, businessId: 'x' }, { about: 'preise', words: 'From ten.' })).toBe(true);
    expect(asked).toEqual(['gaps.list', 'gaps.list', 'gaps.answer']);
  });
});
