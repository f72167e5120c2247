import type { TunnelStatus } from '#contract/tunnel.ts';

import { createNetwork } from './network.ts';
import { keepWayOpen } from './open-way.ts';
import { createRuns } from './runs.ts';
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

/** The way from the providers to the webhook door, whichever it is, and what is told of it (cloudflared.md §6). */
export function createTunnel(deps: TunnelDeps): Tunnel {
  const { log, elapsed } = deps;
  const network = createNetwork(deps.network);
  const told = createToldStatus({ now: deps.now, onChange: (status) => safely(() => deps.onChange(status)) });
  let address: string | null = null;
  let networks = 0;
  /** Whether it was started and not stopped since. */
  let isOpen = false;
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

  const runs = createRuns((bell, signal) =>
    keepWayOpen({ ...deps, network, told, bell, signal, whichNetwork: () => networks, onVerified }),
  );
  const beginIfOpen = (): void => {
    if (isOpen && !runs.isRunning()) runs.begin();
  };
  function finish(then: () => void): Promise<void> {
    const over = runs.end(then);
    network.cancel();
    return over;
  }

  const disturb = (): void => runs.ring('unsettled');
  const changeNetwork = (): void => {
    networks += 1;
    disturb();
  };

  return {
    start() {
      if (isOpen) return;
      isOpen = true;
      unwatch = watchSurroundings({ now: deps.now, elapsed, onJump: disturb, onNetwork: changeNetwork });
      if (runs.isRunning()) void finish(beginIfOpen);
      else beginIfOpen();
    },
    stop() {
      isOpen = false;
      unwatch();
      return finish(() => {
        if (!isOpen && told.now().mode !== 'off') told.say({ state: 'stopped', told: 'tunnel_stopped' });
      });
    },
    status: told.now,
    woke: disturb,
    networkChanged: changeNetwork,
    restart: () => finish(beginIfOpen),
  };
}
