import { describe, expect, it } from 'vitest';

import { tell, type SentenceCode } from '#contract/told.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { conditionOf, nextWay, type Standing, type Way } from '../../server/domain/condition.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const ago = (ms: number): string => new Date(NOW - ms).toISOString();

function tunnel(state: TunnelStatus['state'], verifiedAgo: number | null = null): TunnelStatus {
  return {
    ...{ mode: 'named', state, publicUrl: null, told: tell('tunnel_checking'), since: ago(0), retryAt: null },
    verifiedAt: verifiedAgo === null ? null : ago(verifiedAgo),
  };
}

const LONG = 10 * 60_000;
const calm = { now: NOW, quiet: LONG, awake: LONG };

describe('the way, with patience', () => {
  it.each([
    ['off', null, 'none'],
    ['failed', null, 'down'],
    ['stopped', null, 'down'],
    ['degraded', 1_000, 'down'],
    ['starting', null, 'down'],
    ['reachable', 74_999, 'open'],
    ['reachable', 75_000, 'opening'],
    ['reachable', null, 'opening'],
  ] as const)('when it has long been %s, verified %s ms ago, then it is %s', (state, verifiedAgo, way) => {
    expect(nextWay('opening', tunnel(state, verifiedAgo), calm)).toBe(way);
  });

  it.each([
    ['starting', 59_999, 'opening'],
    ['starting', 60_000, 'down'],
    ['degraded', 4_999, 'opening'],
    ['degraded', 5_000, 'down'],
    ['failed', 0, 'down'],
  ] as const)('when it is %s and was open %i ms ago, then it is %s', (state, quiet, way) => {
    expect(nextWay('open', tunnel(state), { ...calm, quiet })).toBe(way);
  });

  it('when the computer has just woken, then a lost way has 20 s to come back, and a refused one has not', () => {
    expect(nextWay('open', tunnel('degraded'), { ...calm, awake: 19_999 })).toBe('opening');
    expect(nextWay('open', tunnel('degraded'), { ...calm, awake: 20_000 })).toBe('down');
    expect(nextWay('open', tunnel('failed'), { ...calm, awake: 0 })).toBe('down');
  });

  it('when it is down and is opened again, then it stays down until a probe came back', () => {
    let way: Way = nextWay('open', tunnel('degraded'), { ...calm, quiet: 5_000 });
    way = nextWay(way, tunnel('starting'), { ...calm, quiet: 6_000 });
    way = nextWay(way, tunnel('starting'), { ...calm, quiet: 7_000, awake: 0 });
    expect(way).toBe('down');
    expect(nextWay(way, tunnel('reachable', 0), { ...calm, quiet: 8_000 })).toBe('open');
  });
});

const ready: Standing = {
  ...{ way: 'open', demo: false, reach: 'answered', problems: [], paused: null, pausedUntil: null },
  ...{ liveCalls: 0, dueTasks: 3 },
};
const problem = (code: SentenceCode) => ({ problems: [{ code }] });
const pause = { paused: { until: null } };

describe('the condition', () => {
  it.each<[string, Partial<Standing>, string, SentenceCode]>([
    ['all is well', {}, 'ready', 'condition_ready'],
    ['nothing has come in yet', { reach: 'verified' }, 'ready', 'condition_ready'],
    ['somebody calls', { liveCalls: 1 }, 'on-call', 'condition_one_call'],
    ['several call', { liveCalls: 2, ...problem('tool_secret_missing') }, 'on-call', 'condition_calls'],
    ['the way is opened', { way: 'opening', ...problem('tool_secret_missing') }, 'starting', 'condition_starting'],
    ['the way is down', { way: 'down', liveCalls: 1, ...pause }, 'callers-affected', 'condition_way_down'],
    ['there is no way', { way: 'none' }, 'needs-you', 'condition_no_way'],
    ['it is the demo', { way: 'none', demo: true }, 'needs-you', 'condition_demo'],
    ['one thing is missing', problem('webhook_secret_missing'), 'needs-you', 'condition_problem'],
    ['the database is held', problem('database_held'), 'needs-you', 'condition_problem'],
    ['all requests are refused', { reach: 'refused' }, 'needs-you', 'condition_refused'],
    [
      'only this computer can call',
      { reach: 'only-here', ...problem('public_address_local') },
      'needs-you',
      'condition_address_local',
    ],
    ['the last one failed', { reach: 'failing' }, 'needs-you', 'condition_failing'],
    [
      'the database is gone',
      { way: 'none', ...problem('database_lost') },
      'callers-affected',
      'condition_database_lost',
    ],
    ['the database is unreadable', problem('database_unreadable'), 'callers-affected', 'condition_database_unreadable'],
    ['arriving calls are refused', problem('initiation_secret_missing'), 'callers-affected', 'condition_unrecognised'],
    [
      'nothing is set up at all',
      { way: 'none', ...problem('initiation_secret_missing') },
      'needs-you',
      'condition_no_way',
    ],
    ['it is paused', { ...pause, liveCalls: 1, way: 'opening' }, 'paused', 'condition_paused'],
  ])('when %s, then it says so', (_when, over, state, code) => {
    expect(conditionOf({ ...ready, ...over })).toMatchObject({ state, told: { code }, dueTasks: 3 });
  });

  it('when several things are missing or a pause has an end, then the sentence counts and tells it', () => {
    const problems = [{ code: 'webhook_secret_missing' }, { code: 'tool_secret_missing' }];
    expect(conditionOf({ ...ready, problems }).told.sentence).toContain(' 2 things');
    const paused = { until: ago(-60_000) };
    const condition = conditionOf({ ...ready, paused, pausedUntil: '14:00' });
    expect(condition).toMatchObject({ state: 'paused', paused });
    expect(condition.told.sentence).toContain('until 14:00');
  });
});
