import { describe, expect, it } from 'vitest';

import { isProbeDue, judge, newHealth, unsettled, type Health, type Look } from '../../server/tunnel/health.ts';

const START = newHealth(0);
const WELL: Health = { ...START, verified: true, settleBy: null, probedAt: 0 };
const look = (more: Partial<Look>): Look => ({ at: 1000, ready: true, online: true, probed: 'unasked', ...more });
const restartable = () => true;
const incurable = () => false;

describe('what a look at the tunnel means', () => {
  it('is nothing new while it is connected and no answer is due', () => {
    expect(judge(WELL, look({}), restartable)).toEqual({ health: WELL, told: null, nextMs: 10_000, giveUp: null });
  });

  it('is reachable only by our own answer', () => {
    expect(judge(START, look({ probed: null }), restartable).told).toEqual({
      state: 'reachable',
      reason: 'tunnel_reachable',
    });
    expect(judge(START, look({ probed: 'tunnel_stranger' }), restartable).told?.state).toBe('starting');
  });

  it('asks for our answer every minute, and at every look while anything is wrong', () => {
    expect([59_999, 60_000].map((at) => isProbeDue(WELL, at))).toEqual([false, true]);
    const unwell: Partial<Health>[] = [{ offline: true }, { badPolls: 1 }, { misses: 1 }, { settleBy: 9000 }];
    expect(unwell.map((more) => isProbeDue({ ...WELL, ...more }, 1000))).toEqual([true, true, true, true]);
    expect(isProbeDue(START, 1)).toBe(true);
  });

  it('is being checked again after one miss, and a new start after the second', () => {
    const first = judge(WELL, look({ probed: 'tunnel_timeout' }), restartable);
    const second = judge(first.health, look({ at: 16_000, probed: 'tunnel_timeout' }), restartable);

    const checking = { state: 'starting', reason: 'tunnel_checking' };
    expect(first).toMatchObject({ told: checking, nextMs: 15_000, giveUp: null });
    expect(second.giveUp).toBe('tunnel_timeout');
  });

  it('is told and borne where a new start would change nothing', () => {
    const first = judge(WELL, look({ probed: 'tunnel_untrusted' }), incurable);
    const second = judge(first.health, look({ at: 16_000, probed: 'tunnel_untrusted' }), incurable);

    expect(second).toMatchObject({
      giveUp: null,
      told: { state: 'degraded', reason: 'tunnel_untrusted' },
      nextMs: 10_000,
    });
  });

  it('is a new start after three looks without a connection, every one of them told', () => {
    let health = WELL;
    const verdicts = [10, 20, 30].map((seconds) => {
      const verdict = judge(health, look({ at: seconds * 1000, ready: false }), restartable);
      health = verdict.health;
      return verdict;
    });

    expect(verdicts.map(({ giveUp }) => giveUp)).toEqual([null, null, 'tunnel_lost']);
    expect(verdicts[0]?.told).toEqual({ state: 'degraded', reason: 'tunnel_lost' });
  });

  it('blames nothing while the computer is offline, however long', () => {
    let health = WELL;
    for (let count = 1; count <= 100; count += 1) {
      const verdict = judge(
        health,
        look({ at: count * 2000, ready: count % 2 === 0, online: false, probed: 'tunnel_timeout' }),
        restartable,
      );
      expect(verdict).toMatchObject({
        told: { state: 'degraded', reason: 'tunnel_offline' },
        nextMs: 2000,
        giveUp: null,
      });
      health = verdict.health;
    }
  });

  it('gives it eight seconds to come back by itself when the net is back', () => {
    const gone = { ...WELL, offline: true };
    const back = judge(gone, look({ at: 50_000, ready: false }), restartable);
    const later = judge(back.health, look({ at: 57_999, probed: 'tunnel_timeout' }), restartable);
    const over = judge(later.health, look({ at: 58_000, probed: 'tunnel_timeout' }), restartable);

    expect([back, later, over].map(({ giveUp }) => giveUp)).toEqual([null, null, 'tunnel_timeout']);
    expect(later).toMatchObject({ told: { state: 'degraded' }, nextMs: 1000 });
  });

  it('gives it the same eight seconds after a sleep, and a whole minute after its first start', () => {
    expect(unsettled(WELL, 100_000).settleBy).toBe(108_000);
    expect(unsettled(START, 30_000).settleBy).toBe(60_000);
    const late = judge(START, look({ at: 60_000, probed: 'tunnel_name_unknown' }), restartable);
    expect(late.giveUp).toBe('tunnel_name_unknown');
  });

  it('forgets what was wrong when our answer comes back', () => {
    const ill: Health = { ...WELL, offline: true, badPolls: 2, misses: 1, settleBy: 5000 };

    expect(judge(ill, look({ at: 4000, probed: null }), restartable).health).toEqual({ ...WELL, probedAt: 4000 });
  });
});
