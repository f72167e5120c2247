import { describe, expect, it } from 'vitest';

import { diffAnswers, type ShownAnswer } from '../../server/domain/answer-diff.ts';

const fact = (id: string) => ({ kind: 'fact' as const, id });
const line = (text: string, id = text): ShownAnswer['lines'][number] => ({
  section: 'preference',
  text,
  source: fact(id),
});

function anAnswer(over: Partial<ShownAnswer> = {}): ShownAnswer {
  return { firstMessage: 'Hello', lines: [], variables: {}, overrides: [], ...over };
}

const signs = (sent: string[], now: string[]): string[] =>
  diffAnswers(anAnswer({ lines: sent.map((text) => line(text)) }), anAnswer({ lines: now.map((text) => line(text)) }))
    .filter(({ part }) => part === 'line')
    .map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text}`);

describe('the difference of two answers', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
      ['=a', '=b'],
    ],
    [
      ['a', 'b', 'c'],
      ['a', 'x', 'c'],
      ['=a', '-b', '+x', '=c'],
    ],
    [
      ['a', 'b'],
      ['b', 'a'],
      ['-a', '=b', '+a'],
    ],
    [[], ['a'], ['+a']],
    [['a'], [], ['-a']],
  ])('when %j becomes %j, then it is %j', (sent, now, wanted) => {
    expect(signs(sent, now)).toEqual(wanted);
  });

  it('when a line is removed and one added, then each names its own source', () => {
    const diff = diffAnswers(
      anAnswer({ lines: [line('mornings', 'f1')] }),
      anAnswer({ lines: [line('evenings', 'f2')] }),
    );
    expect(diff.filter(({ part }) => part === 'line')).toEqual([
      { kind: 'removed', part: 'line', text: 'mornings', source: fact('f1') },
      { kind: 'added', part: 'line', text: 'evenings', source: fact('f2') },
    ]);
  });

  it('when greeting, variables and overrides change, then each is told once, and what every call has of its own is not', () => {
    const sent = anAnswer({
      variables: { caller_name: 'Ana', call_ref: 'one', caller_memory: 'x', greeting: 'Hello' },
    });
    const now = anAnswer({
      firstMessage: 'Hello Ana',
      variables: { caller_name: 'Anna', call_ref: 'two', caller_memory: 'y', greeting: 'Hello Ana' },
      overrides: ['agent.first_message'],
    });
    expect(diffAnswers(sent, now).map(({ kind, part, text }) => `${kind} ${part} ${text}`)).toEqual([
      'removed greeting Hello',
      'added greeting Hello Ana',
      'removed variable caller_name: Ana',
      'added variable caller_name: Anna',
      'added override agent.first_message',
    ]);
  });

  it('when nothing is known of what was sent, then all of it is new', () => {
    expect(diffAnswers(null, anAnswer({ lines: [line('a')] })).map(({ kind }) => kind)).toEqual(['added', 'added']);
  });
});
