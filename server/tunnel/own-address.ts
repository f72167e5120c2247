import type { Bell } from './bell.ts';
import type { Network } from './network.ts';
import { createProbe } from './prober.ts';
import type { ToldStatus } from './told-status.ts';
import type { TunnelDeps } from './tunnel-deps.ts';
import { watch } from './watch.ts';

export type OwnDeps = Pick<TunnelDeps, 'probeKey' | 'elapsed'> & {
  network: Network;
  told: ToldStatus;
  bell: Bell;
  doorAnswers: () => Promise<boolean>;
  onVerified: (publicUrl: string) => void;
};

/** An address that the owner provides: nothing is opened, only looked at. Ends by rejecting when `bell` does. */
export async function watchOwnAddress(publicUrl: string, deps: OwnDeps): Promise<void> {
  const { network, told, bell, elapsed, probeKey } = deps;
  told.say({ state: 'starting', told: 'tunnel_checking', publicUrl });
  const probe = createProbe({ publicUrl, probeKey, network, elapsed, fresh: false });
  // What goes wrong here is not ours to restart: the watch never gives up.
  await watch({
    sight: { ready: () => Promise.resolve(true), isOnline: network.isOnline, probe, doorAnswers: deps.doorAnswers },
    ...{ bell, elapsed, mayRestart: () => false },
    say: (state, reason) => told.say({ state, told: reason }),
    onVerified: () => deps.onVerified(publicUrl),
  });
}
