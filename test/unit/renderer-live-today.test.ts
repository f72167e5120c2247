import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import type { CallSummary } from '#contract/calls.ts';
import type { Today } from '#contract/today.ts';

import { applyAtOnce } from '../../renderer/src/client/event-effects.ts';
import { withLiveCall } from '../../renderer/src/client/live-today.ts';

const none = { calls: 0, failed: 0, minutes: 0, costCredits: null, costUsd: null };

function today(live: CallSummary[]): Today {
  return {
    ...{ live, callbacks: [], learned: [], pending: 0, waiting: [], counts: { today: none, week: none } },
    reachability: { state: 'local', reason: 'no-address', sentence: '', told: null, lastSeenAt: null },
  };
}

function call(id: string, over: Partial<CallSummary> = {}): CallSummary {
  return {
    ...{ id, conversationId: null, callSid: null, businessId: 'salon', callerId: null, callerName: null },
    ...{ maskedNumber: null, direction: 'inbound', status: 'live', startedAt: '2026-11-20T09:00:00.000Z' },
    ...{ durationSeconds: null, outcome: null, endedBecause: null, dropped: false, title: null, summary: null },
    ...{ costCredits: null, costUsd: null, isRinging: false, rehearsal: false },
    ...over,
  };
}

const idsOf = ({ live }: Today): string[] => live.map(({ id }) => id);

describe('the live calls of Today', () => {
  it('when somebody rings, then the call stands on the line, the newest first', () => {
    const later = call('b', { startedAt: '2026-11-20T09:01:00.000Z' });
    expect(idsOf(withLiveCall(today([call('a')]), later, undefined))).toEqual(['b', 'a']);
  });

  it('when a live call changes, then it stands there once, as it is now', () => {
    const changed = withLiveCall(today([call('a'), call('b')]), call('a', { callerName: 'Ana Lopez' }), undefined);
    expect(idsOf(changed).toSorted()).toEqual(['a', 'b']);
    expect(changed.live.find(({ id }) => id === 'a')?.callerName).toBe('Ana Lopez');
  });

  it('when a call ends, then it leaves the line', () => {
    expect(idsOf(withLiveCall(today([call('a')]), call('a', { status: 'ended' }), undefined))).toEqual([]);
  });

  it('when the call is another shop’s, or was never on the line, then the answer stays the same object', () => {
    const answer = today([call('a')]);
    expect(withLiveCall(answer, call('b'), 'garage')).toBe(answer);
    expect(withLiveCall(answer, call('b', { status: 'ended' }), undefined)).toBe(answer);
  });

  it('when answers for several shops are kept, then only those that the call belongs to show it', () => {
    const cache = new QueryClient();
    const inputs = [{}, { business: 'salon' }, { business: 'garage' }];
    for (const input of inputs) cache.setQueryData(['today.get', input], today([]));
    applyAtOnce(cache, { name: 'call.changed', payload: call('a') });
    const shown = inputs.map((input) => cache.getQueryData<Today>(['today.get', input])?.live.length);
    expect(shown).toEqual([1, 1, 0]);
  });
});
