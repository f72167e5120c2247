import { describe, expect, it } from 'vitest';

import { afterEnding, needsHttp2, noFailures, type Ending, type Failures } from '../../server/tunnel/back-off.ts';
import type { TunnelReason } from '../../server/tunnel/tunnel-deps.ts';

const MINUTE = 60_000;

function ending(reason: TunnelReason = 'tunnel_program_ended', more: Partial<Ending> = {}): Ending {
  return { reason, verified: false, healthyMs: 0, ...more };
}

const reachable = (healthyMs = 1000): Ending => ending('tunnel_program_ended', { verified: true, healthyMs });

/** One ending after the other, each when the pause before it is over. */
function play(endings: readonly Ending[], random = 0) {
  let failures: Failures = noFailures;
  let at = 0;
  return endings.map((one) => {
    const plan = afterEnding(failures, one, at, random);
    ({ failures } = plan);
    at += plan.waitMs;
    return { seconds: plan.waitMs / 1000, gaveUp: plan.gaveUp, http2: needsHttp2(failures) };
  });
}

describe('the pauses between two starts', () => {
  it('double from a second to a minute while it is killed again and again', () => {
    const pauses = play(Array<Ending>(10).fill(reachable()));

    expect(pauses.map(({ seconds }) => seconds)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    expect(pauses.some(({ gaveUp }) => gaveUp)).toBe(false);
  });

  it('are up to a fifth longer, and never shorter', () => {
    expect(play([reachable(), reachable()], 0.999).map(({ seconds }) => Math.round(seconds * 10))).toEqual([12, 24]);
  });

  it('begin anew after two minutes of health, and not before', () => {
    const pauses = play([reachable(), reachable(), reachable(119_999), reachable(2 * MINUTE)]);

    expect(pauses.map(({ seconds }) => seconds)).toEqual([1, 2, 4, 1]);
  });

  it('lead to TCP from the third start on', () => {
    expect(play(Array<Ending>(3).fill(reachable())).map(({ http2 }) => http2)).toEqual([false, true, true]);
  });

  it('are ten minutes after five failures within two minutes, and stay so until it is reachable', () => {
    const crash = ending();
    const pauses = play([crash, crash, crash, crash, crash, crash, reachable(), crash]);

    expect(pauses.map(({ seconds }) => seconds)).toEqual([1, 2, 4, 8, 600, 600, 60, 60]);
    expect(pauses.map(({ gaveUp }) => gaveUp)).toEqual([false, false, false, false, true, true, false, false]);
  });

  it('are no verdict where the failures lie further apart', () => {
    let failures: Failures = noFailures;
    for (let count = 0; count < 20; count += 1) {
      const plan = afterEnding(failures, ending(), count * 31_000, 0);
      ({ failures } = plan);
      expect(plan.gaveUp).toBe(false);
    }
  });

  it('never count what the net is to blame for as a crash', () => {
    const weather = ['tunnel_cloudflare_unknown', 'tunnel_edge_unreachable', 'tunnel_quick_refused'] as const;

    expect(weather.flatMap((reason) => play(Array<Ending>(9).fill(ending(reason)))).some(({ gaveUp }) => gaveUp)).toBe(
      false,
    );
  });

  it.each([
    'tunnel_token_invalid',
    'tunnel_token_refused',
    'tunnel_program_unusable',
    'tunnel_program_misfit',
  ] as const)('are ten minutes at once after %s', (reason) => {
    expect(play([ending(reason)])).toMatchObject([{ seconds: 600, gaveUp: true }]);
  });

  it('are five minutes and more where Cloudflare gives no further tunnel', () => {
    const pauses = play(Array<Ending>(5).fill(ending('tunnel_rate_limited')));

    expect(pauses.map(({ seconds }) => seconds / 60)).toEqual([5, 10, 20, 30, 30]);
    expect(pauses.every(({ gaveUp }) => gaveUp)).toBe(true);
  });
});
