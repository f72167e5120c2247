import { isHopeless, isWeather, type Plan } from './back-off.ts';
import type { Bell } from './bell.ts';
import type { Network } from './network.ts';
import type { ToldStatus } from './told-status.ts';
import type { TunnelReason } from './tunnel-deps.ts';

type Deps = { network: Network; told: ToldStatus; bell: Bell; signal: AbortSignal; elapsed: () => number };

const LOOK_EVERY_MS = 2000;
const ONLINE_LIMIT_MS = 1500;

/** The pause between two attempts: over as soon as the net is back, and going on while there is none. */
export function createOutlook({ network, told, bell, signal, elapsed }: Deps) {
  // Who has answered once is believed when silent; before that, this network may block it.
  let isTrusted = false;
  let offline = false;

  /** True when the net has come back since it was last missed. */
  async function isBack(retryMs: number): Promise<boolean> {
    const online = await network.isOnline(ONLINE_LIMIT_MS);
    const wasOffline = offline;
    offline = !online;
    if (online) {
      isTrusted = true;
      return wasOffline;
    }
    if (!wasOffline) told.say({ state: 'degraded', told: 'tunnel_offline', ...(!isTrusted && { retryMs }) });
    return false;
  }

  async function waitForWeather(waitMs: number): Promise<boolean> {
    const end = elapsed() + waitMs;
    do {
      if (await isBack(end - elapsed())) return true;
      if ((await bell.pause(LOOK_EVERY_MS, signal)) === 'unsettled') return true;
    } while (elapsed() < end || (offline && isTrusted));
    return false;
  }

  return {
    /** Resolves when the next attempt is due; true when the network is another than before, or back. */
    async rest({ waitMs }: Plan, reason: TunnelReason): Promise<boolean> {
      if (isWeather(reason)) return waitForWeather(waitMs);
      const mayHurry = !isHopeless(reason) && reason !== 'tunnel_rate_limited';
      const end = elapsed() + waitMs;
      while (elapsed() < end) {
        const why = await bell.pause(end - elapsed(), signal);
        if (why === 'unsettled' && mayHurry) return true;
      }
      return false;
    },
  };
}
