import type { TunnelStatus } from '#contract/tunnel.ts';

import { createBell, type Bell } from './bell.ts';
import { createNetwork } from './network.ts';
import { watchOwnAddress } from './own-address.ts';
import { doorAnswers } from './own-door.ts';
import { createToldStatus } from './told-status.ts';
import type { TunnelDeps } from './tunnel-deps.ts';

export type Tunnel = {
  /** Begins; never waits for the tunnel to be open. */
  start(): void;
  /** Resolves when no child is left, within 2 s. */
  stop(): Promise<void>;
  status(): TunnelStatus;
  /** The computer was asleep, or this process was. */
  woke(): void;
  networkChanged(): void;
  /** Begins anew with the settings as they are now. Resolves when what was there before is gone. */
  restart(): Promise<void>;
};

type Run = { bell: Bell; end: () => void; over: Promise<void> };

/** The way from the providers to the webhook door, whichever it is, and what is told of it (cloudflared.md §6). */
export function createTunnel(deps: TunnelDeps): Tunnel {
  const { log, elapsed, probeKey } = deps;
  const network = createNetwork(deps.network);
  const told = createToldStatus({ now: deps.now, onChange: deps.onChange });
  let address: string | null = null;
  let run: Run | null = null;

  function onVerified(publicUrl: string): void {
    told.verified();
    if (publicUrl === address) return;
    address = publicUrl;
    deps.onAddress(publicUrl);
  }

  async function open(bell: Bell): Promise<void> {
    const { mode, publicUrl } = deps.settings();
    told.begin(
      mode,
      mode === 'off' ? { state: 'off', told: 'tunnel_off' } : { state: 'starting', told: 'tunnel_starting' },
    );
    if (mode === 'off') return;
    const shared = { network, told, bell, elapsed, probeKey, onVerified, doorAnswers: () => doorAnswers(deps.door()) };
    if (mode === 'own' && publicUrl === undefined) return told.say({ state: 'failed', told: 'tunnel_address_missing' });
    if (mode === 'own' && publicUrl !== undefined) return watchOwnAddress(publicUrl, shared);
  }

  function begin(): void {
    const ending = new AbortController();
    const bell = createBell(ending.signal);
    const over = open(bell).catch((error: unknown) => {
      if (!ending.signal.aborted) log.fault('tunnel', error);
    });
    run = { bell, end: () => ending.abort(), over };
  }

  async function finish(): Promise<void> {
    const last = run;
    run = null;
    last?.end();
    await last?.over;
  }

  const disturb = (): void => run?.bell.ring('unsettled');

  return {
    start() {
      if (!run) begin();
    },
    async stop() {
      await finish();
      const { mode } = told.now();
      if (mode !== 'off') told.say({ state: 'stopped', told: 'tunnel_stopped' });
    },
    status: told.now,
    woke: disturb,
    networkChanged: disturb,
    async restart() {
      await finish();
      if (!run) begin();
    },
  };
}
