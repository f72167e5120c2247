import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CallSummary } from '#contract/calls.ts';
import type { ConnectState } from '#contract/connect.ts';
import type { AppEvents } from '#contract/events.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createAgentRounds } from '../../server/services/agent-rounds.ts';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin(check = vi.fn<(business: string) => Promise<void>>().mockResolvedValue()) {
  const bus = createBus<AppEvents>((error) => {
    throw error;
  });
  const faults: unknown[] = [];
  const agents = { check, checkable: () => ['default', 'second'] };
  const rounds = createAgentRounds({
    ...{ check: agents, bus, elapsed: () => Date.now() },
    report: (_where, error) => void faults.push(error),
  });
  rounds.start();
  const call = (over: Partial<CallSummary>): void =>
    bus.publish('call.changed', {
      ...{ direction: 'inbound', status: 'ended', durationSeconds: 60, rehearsal: false, businessId: 'default' },
      ...over,
    } as CallSummary);
  const connect = (run: ConnectState['run']): void =>
    bus.publish('connect.changed', { business: 'default', run } as ConnectState);
  const looked = (): string[] => check.mock.calls.map(([business]) => business);
  return { rounds, call, connect, looked, faults, check };
}

describe('the rounds of the contract check', () => {
  it('when it has run for a minute, and each hour after that, then every agent is looked at', async () => {
    const { rounds, looked } = begin();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(looked()).toEqual(['default', 'second']);
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(looked()).toHaveLength(4);
    rounds.stop();
    await vi.advanceTimersByTimeAsync(120 * MINUTE);
    expect(looked()).toHaveLength(4);
  });

  it('when a call did not come about, then its agent is looked at once, however often it is tried', async () => {
    const { call, looked } = begin();
    call({ durationSeconds: 60 });
    call({ status: 'live', durationSeconds: null });
    call({ durationSeconds: 0, rehearsal: true });
    call({ durationSeconds: 0, direction: 'outbound' });
    call({ durationSeconds: 0, businessId: 'unknown' });
    expect(looked()).toEqual([]);
    call({ durationSeconds: 0 });
    call({ status: 'failed' });
    expect(looked()).toEqual(['default']);
    await vi.advanceTimersByTimeAsync(6 * MINUTE);
    call({ status: 'failed' });
    expect(looked().filter((business) => business === 'default')).toHaveLength(3);
  });

  it('when a setup is over, then its agent is looked at, and not for each step of it', () => {
    const { connect, looked } = begin();
    for (const run of ['idle', 'applying', 'applying'] as const) connect(run);
    expect(looked()).toEqual([]);
    connect('idle');
    connect('idle');
    expect(looked()).toEqual(['default']);
  });

  it('when a look fails for a reason nobody expected, then it is reported, and the next agent is looked at', async () => {
    const broken = new Error('a bug');
    const check = vi.fn<(business: string) => Promise<void>>().mockRejectedValueOnce(broken).mockResolvedValue();
    const { looked, faults } = begin(check);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect([looked(), faults]).toEqual([['default', 'second'], [broken]]);
  });
});
