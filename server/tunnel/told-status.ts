import { sentences } from '#contract/sentences.ts';
import type { Told } from '#contract/told.ts';
import type { TunnelMode, TunnelState, TunnelStatus } from '#contract/tunnel.ts';

import type { TunnelReason } from './tunnel-deps.ts';

export type News = {
  state?: TunnelState;
  told?: TunnelReason | Told;
  publicUrl?: string | null;
  /** Milliseconds until the next attempt; left out, none waits. */
  retryMs?: number;
};

export type ToldStatus = ReturnType<typeof createToldStatus>;

/** What is told of the tunnel: one announcement for each change, and none where nothing changed. */
export function createToldStatus({ now, onChange }: { now: () => Date; onChange: (status: TunnelStatus) => void }) {
  let status: TunnelStatus = {
    ...{ mode: 'off', state: 'off', publicUrl: null, told: toTold('tunnel_off') },
    ...{ since: now().toISOString(), verifiedAt: null, retryAt: null },
  };

  function put(next: TunnelStatus): void {
    const changed = next.state !== status.state || next.mode !== status.mode;
    const since = changed ? now().toISOString() : status.since;
    const isNews = changed || next.told.code !== status.told.code || next.publicUrl !== status.publicUrl;
    const isLater = next.retryAt !== status.retryAt;
    status = { ...next, since };
    if (isNews || isLater) onChange(status);
  }

  return {
    now: (): TunnelStatus => status,
    /**
     * A new attempt alone is no better news than what was said before: what was degraded or failed stays so until it is
     * reachable, and does not flicker.
     */
    say(given: News): void {
      const { told, retryMs, ...news } = calmed(given, status.state);
      const retryAt = retryMs === undefined ? null : new Date(now().getTime() + retryMs).toISOString();
      put({ ...status, ...news, told: told === undefined ? status.told : toTold(told), retryAt });
    },
    /** A new beginning in this mode; what was known of an address is forgotten. */
    begin(mode: TunnelMode, told: TunnelReason): void {
      const state = mode === 'off' ? 'off' : 'starting';
      put({ ...status, mode, state, told: toTold(told), publicUrl: null, verifiedAt: null, retryAt: null });
    },
    /** Our answer came back just now. Nothing is announced: it does so every minute. */
    verified(): void {
      status = { ...status, verifiedAt: now().toISOString() };
    },
  };
}

function calmed(news: News, state: TunnelState): News {
  if (news.state !== 'starting') return news;
  if (state === 'degraded') return { ...news, state };
  const { state: _state, told: _told, ...rest } = news;
  if (state !== 'failed') return news;
  // An attempt that has come to an end is news: why it is still so.
  return news.retryMs === undefined ? rest : { ...news, state };
}

function toTold(told: TunnelReason | Told): Told {
  return typeof told === 'string' ? { code: told, values: {}, sentence: sentences[told] } : told;
}
