import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { CallSummary } from '#contract/calls.ts';
import type { AppEvents } from '#contract/events.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createLivePoll } from '../../server/services/live-poll.ts';
import { aFault, aHandVoice } from '../support/providers/hand-voice.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A line with somebody on it for as long as `live.now` says; each look is one request. */
function polled() {
  const live = { now: false };
  const account = aHandVoice([]);
  const bus = createBus<AppEvents>(() => undefined);
  const call = {
    id: 'c1',
    conversationId: 'conv',
    callSid: null,
    startedAt: new Date(Date.now() - 1000).toISOString(),
  };
  const calls = {
    oldestLive: () => (live.now ? [call] : []),
    isAnyLive: () => live.now,
    find: () => undefined,
    summary: () => undefined,
  };
  const poll = createLivePoll({
    ...{ voice: account.voice, kinds: [], bus, noteEnd: () => undefined, onWanted: () => undefined },
    ...{ rows: {} as never, now: () => new Date(), report: () => undefined },
    stores: { calls, transact: (work: () => unknown) => work() } as never,
  });
  poll.start();
  account.calls.push({ id: 'conv', startedAt: 0, state: 'live' });
  const rings = (): void => bus.publish('call.changed', { status: 'live' } as CallSummary);
  return { live, account, poll, rings, asks: () => account.asked.length };
}

it('when nobody is on the line, then the provider is not asked, however long', async () => {
  const { asks, poll } = polled();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asks()).toBe(0);
  poll.stop();
});

it('when a call goes on, then it is looked at every four seconds, and no more once it is over', async () => {
  const { live, rings, asks, poll } = polled();
  await vi.advanceTimersByTimeAsync(10_000);
  live.now = true;
  rings();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asks()).toBe(5);
  live.now = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asks()).toBe(5);
  poll.stop();
});

it('when the provider asks us to wait, then it is waited, and a missing key ends the asking', async () => {
  const { live, rings, account, asks, poll } = polled();
  live.now = true;
  account.onAsk(() => {
    throw aFault('rate_limited', 30_000);
  });
  rings();
  await vi.advanceTimersByTimeAsync(33_000);
  expect(asks()).toBe(1);
  account.onAsk(() => {
    throw aFault('key_missing');
  });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asks()).toBe(2);
  poll.stop();
});

it('when it is stopped, then nothing is asked any more', async () => {
  const { live, rings, asks, poll } = polled();
  live.now = true;
  rings();
  poll.stop();
  rings();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asks()).toBe(0);
});
