import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import type { TunnelMode, TunnelState, TunnelStatus } from '#contract/tunnel.ts';
import { sentencesTexts } from '../../renderer/src/texts/sentences.ts';
import { saidIn } from '../../renderer/src/texts/said.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createConnectAddress } from '../../server/services/connect-address.ts';

const OWN = 'https://own.example';
const QUICK = 'https://tunnel-number-1.trycloudflare.com';

type Way = { mode: TunnelMode; state: TunnelState; publicUrl: string | null };

function addressOf(way: Way, demo = false) {
  const bus = createBus<AppEvents>(() => undefined);
  const since = '2026-11-21T09:00:00.000Z';
  const told = tell('tunnel_no_connector');
  const status = (): TunnelStatus => ({ ...way, told, since, verifiedAt: null, retryAt: null });
  const settings = () => ({ mode: way.mode, publicUrl: way.mode === 'quick' ? null : OWN });
  const address = createConnectAddress({ status, settings, demo, bus });
  const becomes = (state: TunnelState): void => {
    way.state = state;
    bus.publish('tunnel.changed', status());
  };
  return { address, becomes };
}

const refusal = ({ address }: ReturnType<typeof addressOf>): unknown => {
  try {
    return address.check();
  } catch (error) {
    return error;
  }
};

describe('the address that is registered', () => {
  it.each<[TunnelMode, TunnelState, string | null, boolean]>([
    ['own', 'reachable', OWN, true],
    ['quick', 'reachable', QUICK, true],
    ['own', 'stopped', OWN, true],
    ['own', 'off', null, true],
    ['quick', 'stopped', QUICK, false],
    ['own', 'starting', OWN, false],
    ['own', 'degraded', OWN, false],
    ['named', 'failed', null, false],
  ])('over a way of mode %s that is %s at %s may be registered: %s', (mode, state, publicUrl, may) => {
    const told = refusal(addressOf({ mode, state, publicUrl }));
    if (may) expect(told).toBeUndefined();
    else expect(told).toMatchObject({ code: 'conflict', reason: { code: 'connect_address_unverified' } });
  });

  it('is none where the way was closed, though the address of before is kept', () => {
    const closed = addressOf({ mode: 'off', state: 'off', publicUrl: null });
    expect(refusal(closed)).toMatchObject({ code: 'conflict', reason: { code: 'connect_no_address' } });
    expect([closed.address.current(), closed.address.seen()]).toEqual([null, null]);
  });

  it('in a demo, whose providers are made up, any address leads here', () => {
    const shown = addressOf({ mode: 'own', state: 'degraded', publicUrl: OWN }, true);
    expect([refusal(shown), shown.address.seen()]).toEqual([undefined, OWN]);
  });

  it('is refused with the reason of the way, in the language of the window', () => {
    const told = refusal(addressOf({ mode: 'own', state: 'degraded', publicUrl: OWN }));
    if (!(told instanceof Error) || !('reason' in told)) throw new Error('It was not refused.');
    const reason = told.reason as { code: string; values: Record<string, string> };
    expect(told.message).toContain(tell('tunnel_no_connector').sentence);
    const said = saidIn(sentencesTexts.de, { ...reason, sentence: told.message });
    expect(said).toContain(sentencesTexts.de.tunnel_no_connector);
    expect(said).not.toContain(tell('tunnel_no_connector').sentence);
  });
});

describe('waiting for what is found of it', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each<TunnelState>(['reachable', 'degraded', 'failed', 'off'])(
    'ends with the news that it is %s',
    async (state) => {
      const { address, becomes } = addressOf({ mode: 'own', state: 'starting', publicUrl: OWN });
      const ended = vi.fn();
      const waiting = address.settled().then(ended);
      becomes('starting');
      await vi.advanceTimersByTimeAsync(5000);
      expect(ended).not.toHaveBeenCalled();
      becomes(state);
      await waiting;
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('ends without news after ten seconds, and does not begin where there is nothing to wait for', async () => {
    const slow = addressOf({ mode: 'quick', state: 'starting', publicUrl: null });
    const waiting = slow.address.settled();
    await vi.advanceTimersByTimeAsync(10_000);
    await waiting;
    expect(refusal(slow)).toMatchObject({ code: 'conflict' });
    await addressOf({ mode: 'own', state: 'failed', publicUrl: OWN }).address.settled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
