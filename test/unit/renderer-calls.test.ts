import { describe, expect, it } from 'vitest';

import type { CallSummary, SearchHit, Turn } from '#contract/calls.ts';

import { withDays } from '../../renderer/src/features/calls/call-days.ts';
import {
  addressOf,
  changed,
  filtersIn,
  inputOf,
  isBackwards,
  isNarrowed,
  type CallFilters,
} from '../../renderer/src/features/calls/call-filters.ts';
import { stateOf } from '../../renderer/src/features/calls/call-state.ts';
import { byCall, placeOf } from '../../renderer/src/features/calls/hit-groups.ts';
import { sourceFact, turnOf } from '../../renderer/src/features/calls/line-source.ts';
import { metricName, toPassport } from '../../renderer/src/features/calls/passport.ts';
import { sentKinds } from '../../renderer/src/features/calls/sent-kinds.ts';
import { holdsTurn, toSpoken, turnIn } from '../../renderer/src/features/calls/spoken.ts';

const CALLER = '0190a0a0-0000-7000-8000-000000000001';

const aCall = (id: string, over: Partial<CallSummary> = {}): CallSummary => ({
  ...{ id, conversationId: null, callSid: null, businessId: 'salon', callerId: null, callerName: null },
  ...{ maskedNumber: null, direction: 'inbound', status: 'ended', startedAt: '2026-11-20T12:00:00.000Z' },
  ...{ durationSeconds: 60, outcome: 'success', endedBecause: null, dropped: false, title: null, summary: null },
  ...{ costCredits: null, costUsd: null, isRinging: false, rehearsal: false, ...over },
});
const aTurn = (position: number, role: Turn['role']): Turn => ({
  ...{ position, role, text: `turn ${position}`, atSeconds: position, interrupted: false },
});

describe('what the history is narrowed to', () => {
  it('when filters are written into the address, then they are read from it again', () => {
    const filters: CallFilters = {
      ...{ words: 'jasmine tea', business: 'maple-garage', result: 'missed', from: '2026-11-01', to: '2026-11-20' },
      callerId: CALLER,
    };
    expect(filtersIn(addressOf(filters))).toEqual(filters);
    expect(filtersIn(addressOf({}))).toEqual({});
  });

  it.each(['result=excellent', 'from=yesterday', 'to=2026-1-1', 'business=A%20B', 'caller=1', 'words=%20', 'other=1'])(
    'when the address says %s, then that is left out',
    (address) => expect(filtersIn(new URLSearchParams(address))).toEqual({}),
  );

  it.each([
    ['live', { status: 'live' }],
    ['missed', { status: 'failed' }],
    ['failure', { status: 'ended', outcome: 'failure' }],
    ['unknown', { status: 'ended', outcome: 'unknown' }],
  ] as const)('when the result is %s, then %j is asked for', (result, asked) => {
    expect(inputOf({ result })).toEqual(asked);
  });

  it('when a filter is taken away, then the others stay', () => {
    const filters = changed({ words: 'tea', from: '2026-11-01' }, { from: undefined });
    expect(filters).toEqual({ words: 'tea' });
    expect(isNarrowed(filters)).toBe(false);
    expect(isNarrowed(changed(filters, { to: '2026-11-02' }))).toBe(true);
  });

  it('when the first day is after the last, then that is known', () => {
    expect(isBackwards({ from: '2026-11-02', to: '2026-11-01' })).toBe(true);
    expect(isBackwards({ from: '2026-11-01', to: '2026-11-01' })).toBe(false);
    expect(isBackwards({ from: '2026-11-02' })).toBe(false);
  });
});

describe('a list of calls', () => {
  it('when calls of two shops stand together, then each has the day of its own clock', () => {
    const zones: Record<string, string> = { salon: 'America/New_York', garage: 'Pacific/Auckland' };
    const calls = [
      aCall('a', { startedAt: '2026-11-20T12:00:00.000Z' }),
      aCall('b', { startedAt: '2026-11-20T11:30:00.000Z', businessId: 'garage' }),
      aCall('c', { startedAt: '2026-11-20T04:00:00.000Z' }),
    ];
    const listed = withDays(calls, (id) => zones[id] ?? 'UTC');
    expect(listed.map((row) => (row.kind === 'day' ? row.day : row.call.id))).toEqual([
      ...['2026-11-20', 'a', '2026-11-21', 'b', '2026-11-19', 'c'],
    ]);
    expect(new Set(listed.map(({ key }) => key)).size).toBe(listed.length);
  });

  it('when a day is over, then it has one heading', () => {
    const listed = withDays([aCall('a'), aCall('b')], () => 'UTC');
    expect(listed.map(({ kind }) => kind)).toEqual(['day', 'call', 'call']);
  });

  it.each<[Partial<CallSummary>, string]>([
    [{ status: 'live', outcome: null }, 'live'],
    [{ status: 'live', isRinging: true, outcome: null }, 'ringing'],
    [{ status: 'failed', outcome: 'failure' }, 'missed'],
    [{ dropped: true }, 'dropped'],
    [{ outcome: 'failure' }, 'failure'],
    [{ outcome: null }, 'unknown'],
  ])('when a call is %j, then it is %s', (over, state) => expect(stateOf(aCall('a', over))).toBe(state));

  it('when hits of one call follow each other, then they stand under it once', () => {
    const hit = (call: string, position: number | null): SearchHit => ({
      ...{ call: aCall(call), position, role: null, atSeconds: null, text: '', marks: [] },
    });
    const groups = byCall([hit('a', null), hit('a', 3), hit('b', 1), hit('a', 1)]);
    expect(groups.map(({ call, hits }) => [call.id, hits.length])).toEqual([
      ...[
        ['a', 2],
        ['b', 1],
        ['a', 1],
      ],
    ]);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(3);
    expect(groups[0]?.hits.map(placeOf)).toEqual(['/calls/a', '/calls/a#turn-3']);
  });
});

describe('what was said', () => {
  it('when the agent looks things up, then the look-ups are folded between what was said', () => {
    const spoken = toSpoken([
      aTurn(0, 'agent'),
      aTurn(1, 'tool'),
      aTurn(2, 'tool'),
      aTurn(3, 'caller'),
      aTurn(4, 'tool'),
    ]);
    expect(spoken.map((one) => (one.kind === 'turn' ? one.turn.position : one.turns.length))).toEqual([0, 2, 3, 1]);
    expect(spoken.findIndex((one) => holdsTurn(one, 2))).toBe(1);
    expect(spoken.findIndex((one) => holdsTurn(one, 9))).toBe(-1);
  });

  it.each([
    ['#turn-12', 12],
    ['#turn-', null],
    ['#page', null],
    ['', null],
    ['#turn-12"]', null],
  ])('when the address ends in %j, then %s is meant', (hash, turn) => expect(turnIn(hash)).toBe(turn));

  it('when a fact was heard, then its turn is led to, or else its call', () => {
    expect(turnOf({ callId: 'a', turn: 4 })).toBe('/calls/a#turn-4');
    expect(turnOf({ callId: 'a', turn: null })).toBe('/calls/a');
    expect(turnOf({ callId: null, turn: null })).toBeNull();
    expect(sourceFact({ kind: 'call', id: 'a' }, [])).toBeUndefined();
  });
});

describe('the timing passport', () => {
  const at = (second: number): string => new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString();

  it('when everything went by one clock, then all is counted from the ring', () => {
    const { stages, latencies } = toPassport([
      { stage: 'ring_received', at: at(0), milliseconds: null },
      { stage: 'answered', at: at(0), milliseconds: 4 },
      { stage: 'conversation_started', at: at(2), milliseconds: null },
      { stage: 'tool:recall', at: at(9), milliseconds: 30 },
      { stage: 'latency:convai_llm_service_ttfb', at: null, milliseconds: 420 },
    ]);
    expect(stages.map(({ since, afterMs }) => [since, afterMs])).toEqual([
      ...[
        ['ring', 0],
        ['ring', 0],
        ['ring', 2000],
        ['ring', 9000],
      ],
    ]);
    expect(latencies).toEqual([{ metric: 'convai_llm_service_ttfb', milliseconds: 420 }]);
    expect(metricName('convai_llm_service_ttfb')).toBe('llm service ttfb');
  });

  it('when the provider’s clock is another day’s, then its moments are counted from its own start', () => {
    const { stages } = toPassport([
      { stage: 'conversation_started', at: '2026-11-19T08:00:00.000Z', milliseconds: null },
      { stage: 'ended', at: '2026-11-19T08:00:14.000Z', milliseconds: 14_000 },
      { stage: 'ring_received', at: at(0), milliseconds: null },
    ]);
    expect(stages.map(({ stage, since, afterMs }) => [stage, since, afterMs])).toEqual([
      ['ring_received', 'ring', 0],
      ['conversation_started', 'start', 0],
      ['ended', 'start', 14_000],
    ]);
  });

  it('when no ring is known, then the start is what is counted from', () => {
    const { stages } = toPassport([{ stage: 'first_agent_turn', at: at(3), milliseconds: 1000 }]);
    expect(stages).toMatchObject([{ since: 'start', afterMs: 0, tookMs: 1000 }]);
  });

  it('when names of what was sent are shown, then they stand under what they are', () => {
    expect(sentKinds(['dynamic_variables.caller_name', 'user_id', 'dynamic_variables.today', 'tool:recall'])).toEqual([
      { kind: 'variables', names: ['caller_name', 'today'] },
      { kind: 'other', names: ['user_id'] },
      { kind: 'tools', names: ['recall'] },
    ]);
  });
});
