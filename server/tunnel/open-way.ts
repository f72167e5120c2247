import type { Bell } from './bell.ts';
import type { Network } from './network.ts';
import { openManaged } from './open-managed.ts';
import { watchOwnAddress } from './own-address.ts';
import { doorAnswers } from './own-door.ts';
import { toReason } from './told-reason.ts';
import type { ToldStatus } from './told-status.ts';
import type { TunnelDeps, TunnelReason, TunnelWay } from './tunnel-deps.ts';

type Deps = Omit<TunnelDeps, 'network' | 'onChange' | 'onAddress'> & {
  network: Network;
  told: ToldStatus;
  bell: Bell;
  signal: AbortSignal;
  whichNetwork: () => number;
  onVerified: (publicUrl: string) => void;
};

const AFTER_FAULT_MS = 60_000;

/** Opens the way that is set, and keeps it open until `signal` ends it. Never rejects. */
export async function keepWayOpen(deps: Deps): Promise<void> {
  const { told, bell, signal, log } = deps;
  while (!signal.aborted) {
    try {
      return await open(deps);
    } catch (error) {
      if (signal.aborted) return;
      // What nobody expected, such as a full disk, must not be the end of it.
      log.fault('tunnel', error);
      told.say({ state: 'failed', told: toReason(error), retryMs: AFTER_FAULT_MS });
      await bell.pause(AFTER_FAULT_MS, signal).catch(() => undefined);
    }
  }
}

async function open(given: Deps): Promise<void> {
  const { told, settings, door } = given;
  const { mode, token, publicUrl } = settings();
  told.begin(mode, mode === 'off' ? 'tunnel_off' : 'tunnel_starting');
  const missing = whatIsMissing({ mode, token, publicUrl });
  if (missing) return told.say({ state: 'failed', told: missing });
  const deps = { ...given, doorAnswers: () => doorAnswers(door()) };
  if (mode === 'own') return watchOwnAddress(publicUrl ?? '', deps);
  if (mode === 'quick') return openManaged({ mode }, null, deps);
  if (mode === 'named') return openManaged({ mode, publicUrl }, token ?? null, deps);
}

function whatIsMissing({ mode, token, publicUrl }: TunnelWay): TunnelReason | null {
  if (mode === 'own' && !publicUrl) return 'tunnel_address_missing';
  return mode === 'named' && !token ? 'tunnel_token_missing' : null;
}
