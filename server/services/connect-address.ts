import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { because, tell } from '#contract/told.ts';
import type { TunnelSettings, TunnelStatus } from '#contract/tunnel.ts';

import type { Bus } from '../platform/bus.ts';

type Deps = {
  status: () => TunnelStatus;
  settings: () => Pick<TunnelSettings, 'mode' | 'publicUrl'>;
  /** In a demo every address leads to its own door: its providers are made up. */
  demo: boolean;
  bus: Bus<AppEvents>;
  limitMs?: number;
};

const NOBODY_LOOKS: readonly TunnelStatus['state'][] = ['off', 'stopped'];

export type ConnectAddress = ReturnType<typeof createConnectAddress>;

/** The address that is registered at the providers, and whether it was seen to lead to this computer. */
export function createConnectAddress({ status, settings, demo, bus, limitMs = 10_000 }: Deps) {
  /** Known before anything is opened, such as for a command beside no server. */
  function own(): string | null {
    const { mode, publicUrl } = settings();
    return mode === 'own' ? publicUrl : null;
  }
  const current = (): string | null => status().publicUrl ?? own();
  const works = (): boolean => demo || status().state === 'reachable';

  /** Throws AppError `conflict` where it may not be registered, with what the way to this computer says of it. */
  function check(): void {
    // Chosen to be closed: the address of before, which may be kept, leads nowhere.
    if (status().state === 'off' && current() === null) throw refused('conflict', tell('connect_no_address'));
    // Where no server runs nobody looks after the owner's own address: it is taken at its word.
    const isTaken = NOBODY_LOOKS.includes(status().state) && own() !== null;
    if (!works() && !isTaken) throw refused('conflict', tell('connect_address_unverified', because(status().told)));
  }

  /** Resolves when it is known whether it leads here, and without that after ten seconds. */
  async function settled(): Promise<void> {
    if (status().state !== 'starting') return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        unsubscribe();
        resolve();
      };
      const timer = setTimeout(end, limitMs);
      const unsubscribe = bus.subscribe(({ name, payload }) => {
        if (name === 'tunnel.changed' && payload.state !== 'starting') end();
      });
    });
  }

  return {
    ...{ current, check, settled },
    /** Null until it was seen to lead here. */
    seen: (): string | null => (works() ? current() : null),
    /** Whether it is still the one that a step was planned with, once that is known. Throws as `check` does. */
    async isStill(planned: string): Promise<boolean> {
      await settled();
      check();
      return current() === planned;
    },
  };
}
