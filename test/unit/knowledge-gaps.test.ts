import { describe, expect, it } from 'vitest';

import type { FinishedCall, SpokenTurn } from '../../server/domain/finished-call.ts';
import { topicsOf, type Asked } from '../../server/domain/gaps/group.ts';
import { keyWordsOf } from '../../server/domain/gaps/key-words.ts';
import { saysNotKnown } from '../../server/domain/gaps/not-known.ts';
import { questionIn } from '../../server/domain/gaps/questions.ts';
import { withoutNames } from '../../server/domain/gaps/without-names.ts';
import { unansweredIn } from '../support/rules.ts';

const keysOf = (question: string): string[] => keyWordsOf(question).map(({ key }) => key);

const A_CALL: FinishedCall = {
  ...{ conversationId: 'conv_1', agentId: null, callSid: null, callRef: null, callerKey: null, direction: 'inbound' },
  ...{ callerNumber: null, calledNumber: null, startedAt: '2026-11-20T10:00:00.000Z', durationSeconds: 60 },
  ...{ status: 'ended', outcome: null, endedBecause: null, dropped: false, title: null, summary: null },
  ...{ costCredits: null, costUsd: null, language: null, turns: [], collected: [], tools: [] },
};

describe('what an agent says when it does not know', () => {
  it.each([
    'I’m not sure about that, I’m afraid.',
    "I don't know if there is any.",
    'Sorry, I do not have any information about that.',
    'I can’t answer that.',
    'I’ll have somebody call you back about that.',
    'Let me check with the team and someone will get back to you.',
    'Das weiß ich leider nicht.',
    'Da bin ich mir nicht ganz sicher.',
    'Dazu habe ich leider keine Informationen.',
    'Das kann ich Ihnen leider nicht sagen.',
    'Da muss ich nachfragen, eine Kollegin ruft Sie zurück.',
  ])('when it says "%s", then it did not know', (spoken) => {
    expect(saysNotKnown(spoken)).toBe(true);
  });

  it.each([
    'Yes, there is parking behind the shop.',
    'Yes, of course. We will call you back about the colour.',
    'I’m not sure I understood you.',
    'Do you mean the shop in the centre?',
    'Ja, gerne. Wir rufen Sie wegen des Termins an.',
    'Ich habe Sie leider nicht verstanden.',
    'We are open from nine to six.',
  ])('when it says "%s", then it did', (spoken) => {
    expect(saysNotKnown(spoken)).toBe(false);
  });
});

describe('what a caller asks', () => {
  it('when there is a question, then the last one counts, with or without its mark', () => {
    expect(questionIn('Hello. Are you open? And is there parking nearby?')).toBe('And is there parking nearby?');
    expect(questionIn('gibt es bei ihnen parkplätze')).toBe('gibt es bei ihnen parkplätze');
    expect(questionIn('I would like a cut.')).toBeNull();
  });

  it.each([
    'Can somebody call me back?',
    'Can I speak to the owner?',
    'Können Sie mich verbinden?',
    'Are you a robot?',
  ])('when it is "%s", then no knowledge would answer it', (spoken) => {
    expect(questionIn(spoken)).toBeNull();
  });

  it('when names, numbers or addresses stand in it, then they are left out, and nothing else', () => {
    const names = ['Ana Lopez'];
    expect(withoutNames('Ana Lopez here, is there parking?', names)).toBe('… … here, is there parking?');
    expect(withoutNames('Can my daughter Emma come along?', [])).toBe('Can my daughter … come along?');
    expect(withoutNames('Kann Herr Weber auch samstags?', [])).toBe('Kann Herr … auch samstags?');
    expect(withoutNames('My name is Cleo Marsh, do you sell vouchers?', [])).toBe('do you sell vouchers?');
    const reached = withoutNames('Can you send it to cleo@example.com or +1 212 555 0123?', []);
    expect(reached).not.toMatch(/cleo|0123/u);
    expect(withoutNames('Gibt es Parkplätze für Kunden?', names)).toBe('Gibt es Parkplätze für Kunden?');
  });
});

describe('what could not be answered in a call', () => {
  const turns = (...said: (readonly ['agent' | 'caller' | 'tool', string])[]): SpokenTurn[] =>
    said.map(([role, text], index) => ({ role, text, atSeconds: index, interrupted: false }));
  const inCall = (said: SpokenTurn[], collected: FinishedCall['collected'] = [], names: string[] = []) =>
    unansweredIn({ ...A_CALL, turns: said, collected }, names);

  it('when a question is not answered, then it stands with its turn; answered ones do not', () => {
    const said = turns(
      ['agent', 'Hello!'],
      ['caller', 'Are you open on Saturday?'],
      ['agent', 'Yes, until two.'],
      ['caller', 'And is there parking?'],
      ['tool', 'get_tenant_info'],
      ['agent', 'I’m not sure about that.'],
      ['caller', 'A pity.'],
      ['agent', 'I don’t know more about it.'],
    );
    expect(inCall(said)).toEqual([{ turn: 3, question: 'And is there parking?' }]);
  });

  it('when the analysis lists questions, then the caller’s own words stand for those that were said', () => {
    const said = turns(['caller', 'Hi, do you have parking?'], ['agent', 'Please look at our page.']);
    const listed = [{ slot: 'Unanswered Questions', value: 'Where can customers park?; Are gift vouchers sold?' }];
    expect(inCall(said, listed)).toEqual([
      { turn: 0, question: 'Hi, do you have parking?' },
      { turn: null, question: 'Are gift vouchers sold?' },
    ]);
    expect(inCall(said, [{ slot: 'unanswered_questions', value: 'none' }])).toEqual([]);
  });

  it('when nothing is left but empty words, then there is no question', () => {
    expect(inCall(turns(['caller', 'What?'], ['agent', 'I don’t know.']))).toEqual([]);
  });
});

describe('bringing questions together', () => {
  const asked = (...all: (readonly [caller: string, question: string, isOpen?: boolean])[]): Asked[] =>
    all.map(([caller, question, isOpen = true], index) => ({
      ...{ id: `q${index}`, caller, question, isOpen },
      askedAt: `2026-11-${String(10 + index)}T09:00:00.000Z`,
    }));
  const never = (): boolean => false;

  it('when several callers ask about one thing in their own words, then it is one topic and each caller counts once', () => {
    const all = asked(
      ['a', 'Is there parking nearby?'],
      ['b', 'Where can I park?'],
      ['c', 'Gibt es bei Ihnen Parkplätze?'],
      ['a', 'Do you have parking behind the shop?'],
      ['d', 'Do you sell gift vouchers?'],
    );
    const topics = topicsOf(all, never);
    expect(topics.map(({ key, topic, callers }) => [key, topic, callers])).toEqual([
      ['parking', 'parking', 3],
      ['vouchers', 'vouchers', 1],
    ]);
    expect(topics[0]?.questions.map(({ id }) => id)).toEqual(['q3', 'q2', 'q1', 'q0']);
  });

  it('when the order in which they came is another, then the topics are the same', () => {
    const all = asked(
      ['a', 'Do you repair hybrid cars?'],
      ['b', 'Can you service a hybrid?'],
      ['c', 'Is a hybrid service more expensive?'],
      ['d', 'Do you have a playground?'],
    );
    const told = (given: Asked[]) => topicsOf(given, never).map(({ key, callers }) => [key, callers]);
    expect(told(all.toReversed())).toEqual(told(all));
    expect(told(all)[0]).toEqual(['hybrid', 3]);
  });

  it('when a topic was settled, then a new question about it gets the same name', () => {
    const all = asked(['a', 'Is there a lounge with coffee?', false], ['b', 'Do you serve coffee in a lounge?']);
    expect(topicsOf(all, (key) => key === 'loung')[0]?.key).toBe('loung');
    expect(topicsOf(all, (key) => key === 'coff')[0]?.key).toBe('coff');
  });

  it('when a word has many forms, then it is one key, and figures are none', () => {
    expect(keysOf('Parking? Park? Parkplätze?')).toEqual(['parking']);
    expect(keysOf('playground, playgrounds')).toEqual(['playground']);
    expect(keysOf('Was kostet das am 12.? Preis?')).toEqual(['prices']);
    expect(keysOf('Do you have Wi-Fi, gift cards, gift vouchers?')).toEqual(['wifi', 'vouchers']);
    expect(keysOf('What do you have there?')).toEqual([]);
  });
});
