import { describe, expect, it } from 'vitest';

import { createCalledTools } from '../../server/integrations/model/called-tools.ts';

type Piece = Parameters<ReturnType<typeof createCalledTools>['add']>[0];

function put(...pieces: Piece[]) {
  const tools = createCalledTools();
  for (const piece of pieces) tools.add(piece);
  return tools.whole();
}
const named = (name: string, input = '') => ({ function: { name, arguments: input } });
const more = (input: string) => ({ function: { arguments: input } });

const BOTH = [
  { id: 'a', name: 'recall', input: '{"query":"tea"}' },
  { id: 'b', name: 'remember', input: '{"fact":"tea"}' },
];

describe('tool calls that come in pieces', () => {
  it.each<[string, Piece[]]>([
    [
      'counts them',
      [
        { index: 0, id: 'a', ...named('recall') },
        { index: 1, id: 'b', ...named('remember') },
        { index: 0, ...more('{"query":"tea"}') },
        { index: 1, ...more('{"fact":"tea"}') },
      ],
    ],
    [
      'leaves out their places',
      [
        { id: 'a', ...named('recall') },
        more('{"query":'),
        more('"tea"}'),
        { id: 'b', ...named('remember') },
        more('{"fact":"tea"}'),
      ],
    ],
    [
      'leaves out their places, and mixes them',
      [
        { id: 'a', ...named('recall', '{"query":') },
        { id: 'b', ...named('remember', '{"fact":') },
        { id: 'a', ...more('"tea"}') },
        { id: 'b', ...more('"tea"}') },
      ],
    ],
    [
      'counts each as the first',
      [
        { index: 0, id: 'a', ...named('recall', '{"query":"tea"}') },
        { index: 0, id: 'b', ...named('remember', '{"fact":"tea"}') },
      ],
    ],
    [
      'repeats id and name with every piece',
      [
        { index: 0, id: 'a', ...named('recall', '{"query":') },
        { index: 0, id: 'a', ...named('recall', '"tea"}') },
        { index: 1, id: 'b', ...named('remember', '{"fact":"tea"}') },
      ],
    ],
    [
      'makes up another id for every piece',
      [
        { index: 0, id: 'a', ...named('recall') },
        { index: 0, id: 'x', ...more('{"query":"tea"}') },
        { index: 1, id: 'b', ...named('remember', '{"fact":"tea"}') },
      ],
    ],
  ])('when their server %s, then they stay apart', (_case, pieces) => {
    expect(put(...pieces)).toEqual(BOTH);
  });

  it('when their server gives neither places nor ids, then each has an id of its own', () => {
    expect(put(named('recall', '{"query":"tea"}'), named('remember', '{"fact":"tea"}'))).toEqual([
      { ...BOTH[0], id: 'call_1' },
      { ...BOTH[1], id: 'call_2' },
    ]);
  });

  it('when two have the same id at different places, then they are two', () => {
    const calls = put({ index: 0, id: 'same', ...named('recall') }, { index: 1, id: 'same', ...named('remember') });
    expect(calls.map(({ name }) => name)).toEqual(['recall', 'remember']);
  });

  it('when one has no name, then it is none', () => {
    expect(put({ index: 0, ...more('{}') })).toEqual([]);
  });
});
