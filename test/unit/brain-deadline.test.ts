import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { brainSaysIn } from '../../server/domain/brain/says.ts';
import type { ChatPart } from '../../server/domain/model/chat-model.ts';
import { aTalk, after, deaf, end, parts, recall, text, type Script } from '../support/brain/a-talk.ts';

const says = brainSaysIn('en');
const ENDS_MS = 15_000;
const looksUp: Script = () => after(4000, recall('a'), end('tools'));

describe('how long a turn of the owner’s model may take', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    // Whatever a turn started, it has ended.
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('when the model looks things up again and again, then 15 s end it, with an apology', async () => {
    const { hears, sent, signals, asked } = aTalk([looksUp, looksUp, looksUp, looksUp, looksUp]);
    hears(2);
    await vi.advanceTimersByTimeAsync(ENDS_MS - 1);
    expect(sent.every(([, words]) => words !== null)).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    const [one, other] = says.wait;
    expect(sent.map(([, words]) => words)).toEqual([one, other, one, says.away, null]);
    expect(signals.at(-1)?.aborted).toBe(true);
    const soFar = asked.length;
    await vi.runAllTimersAsync();
    expect([asked.length, sent.length]).toEqual([soFar, 5]);
  });

  it('when only thoughts come, then they are no news: 15 s end it', async () => {
    const thoughts = ['<think>', ...Array.from({ length: 40 }, () => 'Let me see. ')];
    const { hears, sent, reported } = aTalk([() => deaf(thoughts, 1000)]);
    hears(2);
    await vi.advanceTimersByTimeAsync(ENDS_MS);
    expect(sent.slice(-2)).toEqual([
      [2, says.away],
      [2, null],
    ]);
    await vi.runAllTimersAsync();
    expect(sent.at(-1)).toEqual([2, null]);
    expect(reported).toEqual([]);
  });

  it('when it had said something by then, then the caller hears that the thread is lost, and nothing behind it', async () => {
    const { hears, sent } = aTalk([
      () => deaf(['We open at nine. ', ...Array.from({ length: 20 }, () => 'and ')], 900),
    ]);
    hears(2);
    await vi.runAllTimersAsync();
    expect(sent.at(0)).toEqual([2, 'We open at nine. ']);
    expect(sent.slice(-2)).toEqual([
      [2, says.cut],
      [2, null],
    ]);
    expect(sent).toHaveLength(3);
  });

  it('when it says that it looks something up and then takes its time, then the caller is asked to wait', async () => {
    const first: Script = () => after(10, text('Let me look.'), recall('a'), end('tools'));
    const { hears, sent } = aTalk([first, () => after(6000, text('At ten.'), end())]);
    hears(2);
    await vi.runAllTimersAsync();
    expect(sent.map(([, words]) => words)).toEqual(['Let me look.', ` ${says.wait[0]}`, 'At ten.', null]);
  });

  it('when the caller speaks again, then the time begins anew, and the turn before says no more', async () => {
    const never: Script = async function* (): AsyncIterable<ChatPart> {
      await new Promise(() => undefined);
      yield end();
    };
    const { hears, sent, signals } = aTalk([never, never]);
    hears(2);
    await vi.advanceTimersByTimeAsync(10_000);
    hears(4);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(ENDS_MS - 1);
    expect(sent.slice(before).map(([turn, words]) => [turn, words === null])).toEqual([
      [4, false],
      [4, false],
      [4, false],
    ]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.slice(-2)).toEqual([
      [4, says.away],
      [4, null],
    ]);
  });
});

describe('a model that tells only where its thoughts end', () => {
  it('when it was seen to, then in the turns after none of its thoughts is heard', async () => {
    const answers = (words: string): Script => {
      return () => parts(text('They ask for '), text('hours. So I'), text('\n</think>'), text(words), end());
    };
    const { hears, sent } = aTalk([answers('At nine.'), answers('At six.'), () => parts(text('Bye.'), end())]);
    for (const turn of [1, 2, 3]) {
      hears(turn);
      await expect.poll(() => sent.at(-1), { timeout: 5000 }).toEqual([turn, null]);
    }
    const said = (turn: number): string => sent.flatMap(([at, words]) => (at === turn ? (words ?? '') : '')).join('');
    // By the first time the sentence before was spoken already; what was not yet is not any more.
    expect(said(1)).toBe('They ask for hours. At nine.');
    expect([said(2), said(3)]).toEqual(['At six.', 'Bye.']);
  });
});
