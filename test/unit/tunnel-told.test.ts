import { beforeEach, describe, expect, it } from 'vitest';

import { tell } from '#contract/told.ts';
import { TunnelStatus } from '#contract/tunnel.ts';
import { createToldStatus } from '../../server/tunnel/told-status.ts';
import { createTestClock } from '../support/test-clock.ts';

describe('what is told of the tunnel', () => {
  let clock: ReturnType<typeof createTestClock>;
  let heard: TunnelStatus[];
  let told: ReturnType<typeof createToldStatus>;
  beforeEach(() => {
    clock = createTestClock();
    heard = [];
    told = createToldStatus({ now: clock.now, onChange: (status) => heard.push(TunnelStatus.parse(status)) });
    told.begin('quick', 'tunnel_starting');
  });

  const states = () => heard.map(({ state, told: { code } }) => `${state} ${code}`);

  it('is said once for each change, and not when nothing changed', () => {
    told.say({ state: 'starting', told: 'tunnel_starting' });
    told.say({ state: 'reachable', told: 'tunnel_reachable', publicUrl: 'https://words.trycloudflare.com' });
    told.verified();
    told.say({ state: 'reachable', told: 'tunnel_reachable' });

    expect(states()).toEqual(['starting tunnel_starting', 'reachable tunnel_reachable']);
    expect(told.now().verifiedAt).toBe('2026-11-20T10:00:00.000Z');
  });

  it('has been so since its state, not since its sentence', () => {
    told.say({ state: 'degraded', told: 'tunnel_lost' });
    clock.forward(5);
    told.say({ state: 'degraded', told: 'tunnel_offline' });

    expect(heard.at(-1)).toMatchObject({ told: { code: 'tunnel_offline' }, since: '2026-11-20T10:00:00.000Z' });
  });

  it('says when it goes on, and takes that back when it does', () => {
    told.say({ state: 'degraded', told: 'tunnel_program_ended', retryMs: 4000 });
    told.say({ state: 'starting', told: 'tunnel_starting' });

    expect(heard.slice(1).map(({ retryAt }) => retryAt)).toEqual(['2026-11-20T10:00:04.000Z', null]);
  });

  it('stays degraded through every new attempt until it is reachable', () => {
    told.say({ state: 'degraded', told: 'tunnel_lost' });
    told.say({ state: 'starting', told: 'tunnel_starting' });
    told.say({ state: 'starting', told: 'tunnel_checking' });
    told.say({ state: 'reachable', told: 'tunnel_reachable' });

    expect(states().slice(1)).toEqual([
      'degraded tunnel_lost',
      'degraded tunnel_starting',
      'degraded tunnel_checking',
      'reachable tunnel_reachable',
    ]);
  });

  it('stays failed, with its reason, until an attempt has come to an end', () => {
    told.say({ state: 'failed', told: tell('tunnel_token_refused'), retryMs: 600_000 });
    told.say({ state: 'starting', told: 'tunnel_starting' });
    expect(told.now()).toMatchObject({ state: 'failed', told: { code: 'tunnel_token_refused' }, retryAt: null });

    told.say({ state: 'starting', told: 'tunnel_program_ended', retryMs: 1000 });
    expect(told.now()).toMatchObject({ state: 'failed', told: { code: 'tunnel_program_ended' } });
  });

  it('forgets address and verification with another beginning', () => {
    told.say({ state: 'reachable', told: 'tunnel_reachable', publicUrl: 'https://words.trycloudflare.com' });
    told.verified();
    told.begin('off', 'tunnel_off');

    expect(told.now()).toMatchObject({ mode: 'off', state: 'off', publicUrl: null, verifiedAt: null });
  });
});
