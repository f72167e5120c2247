import { describe, expect, it } from 'vitest';

import { toPostCallEvent } from '../../server/integrations/elevenlabs/events.ts';
import { hideDictated } from '../../server/domain/masked-turns.ts';
import { aTranscription } from '../support/factories.ts';

type Line = readonly ['agent' | 'caller', string];

const shown = (...lines: Line[]) => hideDictated(lines.map(([role, text]) => ({ role, text }))).map(({ text }) => text);
const part = 'part of a number';

describe('a number dictated over several turns', () => {
  it('when its parts follow each other, then they are hidden, with what the agent read back', () => {
    const turns: Line[] = [
      ['caller', 'Oh seven nine one one,'],
      ['agent', 'Yes?'],
      ['caller', 'six five four'],
      ['agent', 'Six five four, got it.'],
      ['caller', 'three two one.'],
      ['agent', 'That ends in three two one. Is 10:30 fine?'],
      ['caller', 'Yes.'],
    ];
    const ending = `That ends in ${part}. Is 10:30 fine?`;
    expect(shown(...turns)).toEqual([part, 'Yes?', part, `${part}, got it.`, part, ending, 'Yes.']);
  });

  it('when small words stand around its parts, then they are hidden all the same', () => {
    const turns: Line[] = [
      ['caller', 'My number is 0555'],
      ['caller', 'um'],
      ['agent', 'Go on.'],
      ['caller', 'and then 010.'],
    ];
    expect(shown(...turns)).toEqual([part, 'um', 'Go on.', part]);
  });

  it.each<Line[][]>([
    [
      [
        ['caller', '2019'],
        ['agent', 'When?'],
        ['caller', 'at 10:30'],
        ['caller', '123'],
      ],
    ],
    [
      [
        ['caller', 'two'],
        ['caller', 'four'],
        ['caller', 'twelve'],
      ],
    ],
    [
      [
        ['caller', '1234'],
        ['caller', 'I had a cut in May.'],
        ['caller', '5678'],
      ],
    ],
    [
      [
        ['agent', '0555'],
        ['agent', '010123'],
      ],
    ],
    [
      [
        ['caller', '555'],
        ['caller', '010'],
      ],
    ],
    [
      [
        ['caller', '€ 1200'],
        ['caller', '€ 1500'],
      ],
    ],
  ])('when %j is said, then nothing is hidden', (turns) => {
    expect(shown(...turns)).toEqual(turns.map(([, text]) => text));
  });

  it('when a call is read from its event, then its turns hold no part of such a number', () => {
    const turns = [
      ['user', '0555 01'],
      ['agent', 'Yes?'],
      ['user', '234 56'],
    ] as const;
    const read = toPostCallEvent(aTranscription({ turns }), new Date('2026-11-20T12:00:00.000Z'));
    const texts = read?.kind === 'finished' ? read.call.turns.map(({ text }) => text) : [];
    expect(texts).toEqual([part, 'Yes?', part]);
  });
});
