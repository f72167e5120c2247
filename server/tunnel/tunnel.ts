import type { TunnelStatus } from '#contract/tunnel.ts';

import { createBell, type Bell } from './bell.ts';
import { createNetwork } from './network.ts';
import { keepWayOpen } from './open-way.ts';
import { watchSurroundings } from './surroundings.ts';
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
  const { log, elapsed } = deps;
  const network = createNetwork(deps.network);
  const told = createToldStatus({ now: deps.now, onChange: (status) => safely(() => deps.onChange(status)) });
  let address: string | null = null;
  let run: Run | null = null;
  let networks = 0;
  let unwatch: () => void = () => undefined;

  /** Whoever listens must not bring the tunnel down. */
  function safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      log.fault('tunnel.listener', error);
    }
  }

  function onVerified(publicUrl: string): void {
    told.verified();
    if (publicUrl === address) return;
    address = publicUrl;
    safely(() => deps.onAddress(publicUrl));
  }

  function begin(): void {
    const ending = new AbortController();
    const { signal } = ending;
    const bell = createBell();
    const over = keepWayOpen({ ...deps, network, told, bell, signal, whichNetwork: () => networks, onVerified });
    run = { bell, end: () => ending.abort(), over };
  }

  async function finish(): Promise<void> {
    const last = run;
    run = null;
    last?.end();
    await last?.over;
  }

  const disturb = (): void => run?.bell.ring('unsettled');
  const changeNetwork = (): void => {
    networks += 1;
    disturb();
  };

  return {
    start() {
      if (run) return;
      begin();
      unwatch = watchSurroundings({ now: deps.now, elapsed, onJump: disturb, onNetwork: changeNetwork });
    },
    async stop() {
      unwatch();
      await finish();
      if (told.now().mode !== 'off') told.say({ state: 'stopped', told: 'tunnel_stopped' });
    },
    status: told.now,
    woke: disturb,
    networkChanged: changeNetwork,
    async restart() {
      await finish();
      if (!run) begin();
    },
  };
}
