import type { TunnelStatus } from '#contract/tunnel.ts';

import { createBell, type Bell } from './bell.ts';
import { createNetwork } from './network.ts';
import { openManaged } from './open-managed.ts';
import { watchOwnAddress } from './own-address.ts';
import { doorAnswers } from './own-door.ts';
import { watchSurroundings } from './surroundings.ts';
import { createToldStatus } from './told-status.ts';
import type { TunnelDeps, TunnelReason, TunnelWay } from './tunnel-deps.ts';

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
  const { log, elapsed } = deps;
  const network = createNetwork(deps.network);
  const told = createToldStatus({ now: deps.now, onChange: deps.onChange });
  let address: string | null = null;
  let run: Run | null = null;
  let unwatch: () => void = () => undefined;

  function onVerified(publicUrl: string): void {
    told.verified();
    if (publicUrl === address) return;
    address = publicUrl;
    deps.onAddress(publicUrl);
  }

  async function open(bell: Bell, signal: AbortSignal): Promise<void> {
    const { mode, token, publicUrl } = deps.settings();
    told.begin(mode, mode === 'off' ? 'tunnel_off' : 'tunnel_starting');
    const missing = whatIsMissing({ mode, token, publicUrl });
    if (missing) return told.say({ state: 'failed', told: missing });
    const shared = { ...deps, network, told, bell, signal, onVerified, doorAnswers: () => doorAnswers(deps.door()) };
    if (mode === 'own') return watchOwnAddress(publicUrl ?? '', shared);
    if (mode === 'quick') return openManaged({ mode }, null, shared);
    if (mode === 'named') return openManaged({ mode, publicUrl }, token ?? null, shared);
  }

  function begin(): void {
    const ending = new AbortController();
    const bell = createBell();
    const over = open(bell, ending.signal).catch((error: unknown) => {
      if (ending.signal.aborted) return;
      log.fault('tunnel', error);
      told.say({ state: 'failed', told: 'tunnel_program_unusable' });
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
      if (run) return;
      begin();
      unwatch = watchSurroundings({ now: deps.now, elapsed, onJump: disturb, onNetwork: disturb });
    },
    async stop() {
      unwatch();
      await finish();
      if (told.now().mode !== 'off') told.say({ state: 'stopped', told: 'tunnel_stopped' });
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

function whatIsMissing({ mode, token, publicUrl }: TunnelWay): TunnelReason | null {
  if (mode === 'own' && !publicUrl) return 'tunnel_address_missing';
  return mode === 'named' && !token ? 'tunnel_token_missing' : null;
}
