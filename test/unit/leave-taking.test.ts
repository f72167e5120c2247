import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createLeaveTaking } from '../../server/services/bridge/leave-taking.ts';

const GOODBYE = 'Our time is over. Goodbye.';

function leaving(words: string | null = GOODBYE) {
  const [said, unsaid] = [vi.fn(), vi.fn()];
  const sayGoodbye = vi.fn(() => words);
  const taking = createLeaveTaking({ sayGoodbye, said, unsaid });
  return { taking, said, unsaid, sayGoodbye, told: () => [said.mock.calls.length, unsaid.mock.calls.length] };
}

describe('the goodbye of a call that lasts too long', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('when it is said, then the call ends a second after the last sound of it, and it is asked for once', () => {
    const { taking, sayGoodbye, told } = leaving();
    taking.begin();
    taking.begin();
    taking.turn('We close at six. our time is over, goodbye');
    for (let pieces = 0; pieces < 5; pieces += 1) {
      vi.advanceTimersByTime(900);
      taking.sound();
    }
    expect(told()).toEqual([0, 0]);
    vi.advanceTimersByTime(1000);
    expect([told(), sayGoodbye.mock.calls.length, taking.hasBegun()]).toEqual([[1, 0], 1, true]);
    vi.advanceTimersByTime(60_000);
    expect(told()).toEqual([1, 0]);
  });

  it('when something else is said, then that is no goodbye, and the call ends after eight seconds', () => {
    const { taking, told } = leaving();
    taking.begin();
    taking.turn('We close at six.');
    taking.sound();
    vi.advanceTimersByTime(7999);
    expect(told()).toEqual([0, 0]);
    vi.advanceTimersByTime(1);
    expect([told(), taking.hasBegun()]).toEqual([[0, 1], false]);
  });

  it('when nobody can say one, then the call ends at once', () => {
    const { taking, told } = leaving(null);
    taking.begin();
    taking.begin();
    expect(told()).toEqual([0, 1]);
  });

  it('when the call is over before, then nothing more happens', () => {
    const { taking, told } = leaving();
    expect(taking.isOn()).toBe(false);
    taking.begin();
    taking.stop();
    vi.advanceTimersByTime(60_000);
    expect([told(), taking.isOn()]).toEqual([[0, 0], true]);
  });
});
