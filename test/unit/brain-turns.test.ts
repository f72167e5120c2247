import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { brainSaysIn } from '../../server/domain/brain/says.ts';
import { ModelFault, type ChatPart } from '../../server/domain/model/chat-model.ts';
import { createBrain } from '../../server/services/brain/brain.ts';
import { aTalk as conversation, after, deaf, end, parts, recall, text, type Script } from '../support/brain/a-talk.ts';

const says = brainSaysIn('en');

describe('a turn of the owner’s model', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    // Whatever a turn started, it has ended.
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it.each([
    ['away', says.away],
    ['slow', says.away],
    ['busy', says.away],
    ['refused', says.away],
    ['cut', says.cut],
    ['unreadable', says.cut],
  ] as const)(
    'when the model fails as %s, then the caller hears an apology and the turn is over',
    async (kind, words) => {
      const fault = (): AsyncIterable<ChatPart> => parts(new ModelFault(kind));
      const { hears, sent, reported } = conversation([fault, fault]);
      hears(1);
      await vi.runAllTimersAsync();
      expect(sent).toEqual([
        [1, words],
        [1, null],
      ]);
      expect(reported).toEqual([]);
    },
  );

  it('when something else goes wrong, then the caller hears an apology all the same and we hear of it', async () => {
    const { hears, sent, reported } = conversation([() => parts(text('Well. So'), new TypeError('of ours'))]);
    hears(1);
    await vi.runAllTimersAsync();
    expect(sent.map(([, words]) => words).join('|')).toBe(`Well. |${says.away}|`);
    expect(reported).toHaveLength(1);
  });

  it('when nothing can be found out of the caller, then there is an apology even so', async () => {
    const sent: string[] = [];
    const reported: unknown[] = [];
    const brain = createBrain({
      callers: {
        isPaused: () => false,
        onForgotten: () => () => undefined,
        of() {
          throw new Error('of ours');
        },
      },
      model: () => null,
      useTool: () => ({ success: false, error: '', code: '' }),
      answered: () => undefined,
      report: (_where, error) => reported.push(error),
    });
    const line = { say: (_turn: number, words: string) => void sent.push(words), done: () => void sent.push('done') };
    brain.conversation(line, { callRef: null, callSid: null, conversationId: null }).heard(1, []);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([says.away, 'done']);
    expect(reported).toHaveLength(1);
  });

  it('when a tool breaks, then the caller hears an apology, and the next turn knows that it did', async () => {
    const useTool = vi.fn(() => {
      throw new Error('of ours');
    });
    const { hears, sent, asked, reported } = conversation([() => parts(recall('a'), end('tools'))], { useTool });
    hears(1);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([
      [1, says.tool],
      [1, null],
    ]);
    expect(reported).toHaveLength(1);
    hears(2);
    await vi.runAllTimersAsync();
    expect(JSON.stringify(asked.at(-1)?.messages)).toContain('it is not known whether it was done');
  });

  it('when nothing is said for long, then the caller is asked to wait, and again as long as nothing is', async () => {
    const slow: Script = () => after(5000, recall('a'), end('tools'));
    const later: Script = () => after(5000, text('Here.'), end());
    const { hears, sent } = conversation([slow, later]);
    hears(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([[1, says.wait[1]]]);
    await vi.advanceTimersByTimeAsync(4999);
    expect(sent).toHaveLength(1);
    await vi.runAllTimersAsync();
    expect(sent.map(([, words]) => words)).toEqual([says.wait[1], says.wait[0], 'Here.', null]);
  });

  it('when the caller speaks again, then a model that does not listen is not heard any more and its tools are not used', async () => {
    const words = ['One. ', 'Two. ', 'Three. ', 'Four. '];
    const stubborn: Script = async function* () {
      yield* deaf(words, 100);
      yield recall('late');
      yield end('tools');
    };
    const { hears, sent, useTool } = conversation([stubborn, () => parts(text('Yes?'), end())]);
    hears(1);
    await vi.advanceTimersByTimeAsync(250);
    expect(sent.map(([turn]) => turn)).toEqual([1, 1]);
    hears(2);
    await vi.runAllTimersAsync();
    expect(sent.slice(2)).toEqual([
      [2, 'Yes?'],
      [2, null],
    ]);
    expect(useTool).not.toHaveBeenCalled();
  });

  it('when a turn comes twice or too late, then it means nothing', async () => {
    const { hears, sent, asked } = conversation([() => parts(text('Five.'), end())]);
    hears(5);
    for (const turn of [5, 4, 1]) hears(turn);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([
      [5, 'Five.'],
      [5, null],
    ]);
    expect(asked).toHaveLength(1);
  });

  it('when the caller hangs up, then nothing is said any more', async () => {
    const { talk, hears, sent } = conversation([() => deaf(['One. ', 'Two. '], 100)]);
    hears(1);
    await vi.advanceTimersByTimeAsync(150);
    talk.stop();
    await vi.runAllTimersAsync();
    expect(sent).toEqual([[1, 'One. ']]);
  });

  it('when many tools are wanted at once, then only so many are used in a turn, and in a whole conversation', async () => {
    const greedy = (): Script => () =>
      parts(...Array.from({ length: 10 }, (_, index) => recall(`c${index}`)), end('tools'));
    const { hears, useTool } = conversation(Array.from({ length: 200 }, greedy));
    hears(1);
    await vi.runAllTimersAsync();
    expect(useTool).toHaveBeenCalledTimes(6);
    for (let turn = 2; turn < 100; turn += 1) {
      hears(turn);
      await vi.runAllTimersAsync();
    }
    expect(useTool.mock.calls.length).toBeLessThanOrEqual(6 * 60);
  });
});
