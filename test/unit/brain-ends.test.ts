import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { ModelFault } from '../../server/domain/model/chat-model.ts';
import { aTalk, deaf, parts, recall, end, text, type Script } from '../support/brain/a-talk.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('when a conversation says nothing for an hour, then it holds no timer, and one listener until its end', async () => {
  const { talk, listeners } = aTalk([]);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([vi.getTimerCount(), listeners.size]).toEqual([0, 1]);
  talk.stop();
  expect(listeners.size).toBe(0);
});

it('when it is cut while the model speaks, looks up or says nothing, then no timer and no listener is left', async () => {
  const slow: Script = () => deaf(['One. ', 'Two'], 700);
  const looks: Script = async function* () {
    yield recall('a');
    yield end('tools');
  };
  const silent: Script = () => deaf(['Late.'], 60_000);
  for (const script of [slow, looks, silent]) {
    const { talk, hears, listeners, signals, sent } = aTalk([script, silent]);
    hears(1);
    await vi.advanceTimersByTimeAsync(800);
    talk.stop();
    const before = sent.length;
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    // What is left is the pretended server's own.
    await vi.advanceTimersByTimeAsync(0);
    expect([vi.getTimerCount() <= 1, listeners.size]).toEqual([true, 0]);
    await vi.runAllTimersAsync();
    expect([vi.getTimerCount(), sent.length]).toEqual([0, before]);
  }
});

it('when it is over, then what is still on its way here asks no model', async () => {
  const { talk, hears, asked, sent } = aTalk([]);
  hears(1);
  await vi.runAllTimersAsync();
  talk.stop();
  const before = sent.length;
  hears(2);
  await vi.runAllTimersAsync();
  expect([asked.length, sent.length]).toEqual([1, before]);
});

it('when the model gives no answer, then that is told, and not where nobody waited for one any more', async () => {
  const broken: Script = () => parts(text('Well, '), new ModelFault('cut'));
  const { talk, hears, answers, forgets } = aTalk([
    broken,
    () => parts(text('Yes.'), end()),
    () => deaf(['Late.'], 60_000),
  ]);
  for (const turn of [1, 2]) {
    hears(turn);
    await vi.runAllTimersAsync();
  }
  expect(answers).toEqual(['cut', null]);
  hears(3);
  forgets();
  talk.stop();
  await vi.runAllTimersAsync();
  expect(answers).toEqual(['cut', null]);
});
