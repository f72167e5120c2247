import type { Bell } from './bell.ts';
import type { Network } from './network.ts';
import { createProbe } from './prober.ts';
import { withoutSlash } from './public-address.ts';
import type { ToldStatus } from './told-status.ts';
import type { TunnelDeps } from './tunnel-deps.ts';
import { unless } from './unless.ts';
import { watch } from './watch.ts';

export type OwnDeps = Pick<TunnelDeps, 'probeKey' | 'elapsed'> & {
  network: Network;
  told: ToldStatus;
  bell: Bell;
  signal: AbortSignal;
  doorAnswers: () => Promise<boolean>;
  onVerified: (publicUrl: string) => void;
};

/** An address that the owner provides: nothing is opened, only looked at. Rejects when `signal` ends it. */
export async function watchOwnAddress(given: string, deps: OwnDeps): Promise<void> {
  const publicUrl = withoutSlash(given);
  const { network, told, bell, signal, elapsed, probeKey } = deps;
  told.say({ state: 'starting', told: 'tunnel_checking', publicUrl });
  const probe = createProbe({ publicUrl, probeKey, network, elapsed, fresh: false });
  // What goes wrong here is not ours to restart: the watch never gives up.
  const looking = watch({
    sight: { ready: () => Promise.resolve(true), isOnline: network.isOnline, probe, doorAnswers: deps.doorAnswers },
    ...{ bell, signal, elapsed, mayRestart: () => false },
    say: (state, reason) => told.say({ state, told: reason }),
    onVerified: () => deps.onVerified(publicUrl),
  });
  await unless(signal, looking);
}
