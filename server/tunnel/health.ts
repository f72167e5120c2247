import type { TunnelState } from '#contract/tunnel.ts';

import type { Probed } from './prober.ts';
import type { TunnelReason } from './tunnel-deps.ts';

/** What is remembered between two looks at the tunnel. Times are those of a clock that never goes back, in ms. */
export type Health = {
  /** Our answer has come back through this address at least once. */
  verified: boolean;
  offline: boolean;
  badPolls: number;
  misses: number;
  /** Until then it may come back by itself: after a start, after sleep, after a change of network. */
  settleBy: number | null;
  probedAt: number;
};

export type Look = {
  at: number;
  /** Whether cloudflared says that it is connected. */
  ready: boolean;
  /** Whether anything else in the world answers. */
  online: boolean;
  /** `unasked` where none was due. */
  probed: Probed | 'unasked';
};

export type Verdict = {
  health: Health;
  /** Null: nothing new to tell. */
  told: { state: TunnelState; reason: TunnelReason } | null;
  nextMs: number;
  /** Why this child must go, or null. */
  giveUp: TunnelReason | null;
};

/** The schedule of cloudflared.md §6 and of reliability.md F12–F15. */
export const PACE = {
  pollMs: 10_000,
  badPolls: 3,
  probeMs: 60_000,
  misses: 2,
  /** From the first miss to the look that decides. */
  secondLookMs: 15_000,
  offlineMs: 2000,
  settlingMs: 1000,
  /** QUIC sees a dead connection after 5 s and dials again in about 2 s; what takes longer needs a new start. */
  settleMs: 8000,
  firstProbeMs: 60_000,
} as const;

/** How a tunnel begins that has just said it is connected. */
export function newHealth(at: number): Health {
  const settleBy = at + PACE.firstProbeMs;
  return { verified: false, offline: false, badPolls: 0, misses: 0, settleBy, probedAt: -Infinity };
}

/** Something has happened around it: it is looked at anew, and gets a moment to come back. */
export function unsettled(health: Health, at: number): Health {
  return health.verified ? { ...health, settleBy: at + PACE.settleMs } : health;
}

/** Our own answer is asked for every minute, and at every look while anything is wrong. */
export function isProbeDue({ verified, offline, badPolls, misses, settleBy, probedAt }: Health, at: number): boolean {
  return !verified || offline || badPolls + misses > 0 || settleBy !== null || at - probedAt >= PACE.probeMs;
}

/**
 * What a look means. `mayRestart` says whether a new start can cure the problem: it gives a quick tunnel a new name,
 * but changes nothing about a wrong certificate of the owner's.
 */
export function judge(before: Health, look: Look, mayRestart: (problem: TunnelReason) => boolean): Verdict {
  const { at, ready, online, probed } = look;
  const health = probed === 'unasked' ? before : { ...before, probedAt: at };
  if (probed === null) return fine(health);
  if (probed === 'unasked' && ready && online) return { health, told: null, nextMs: PACE.pollMs, giveUp: null };
  if (!online) return offline(health);
  const back = health.offline ? { ...health, offline: false, settleBy: at + PACE.settleMs } : health;
  return ready && probed !== 'unasked' ? missed(back, at, probed, mayRestart) : unready(back, at);
}

function fine(health: Health): Verdict {
  const well = { ...health, verified: true, offline: false, badPolls: 0, misses: 0, settleBy: null };
  return { health: well, told: { state: 'reachable', reason: 'tunnel_reachable' }, nextMs: PACE.pollMs, giveUp: null };
}

/** Nothing to be done here, and nothing to be blamed: a restart would cost a quick tunnel its address. */
function offline(health: Health): Verdict {
  const alone = { ...health, offline: true, badPolls: 0, misses: 0, settleBy: null };
  return {
    health: alone,
    told: { state: 'degraded', reason: 'tunnel_offline' },
    nextMs: PACE.offlineMs,
    giveUp: null,
  };
}

function unready(before: Health, at: number): Verdict {
  const health = { ...before, badPolls: before.badPolls + 1 };
  const isOver = before.settleBy === null ? health.badPolls >= PACE.badPolls : at >= before.settleBy;
  return {
    health,
    told: { state: before.verified ? 'degraded' : 'starting', reason: 'tunnel_lost' },
    nextMs: before.settleBy === null ? PACE.pollMs : PACE.settlingMs,
    giveUp: isOver ? 'tunnel_lost' : null,
  };
}

function missed(before: Health, at: number, problem: TunnelReason, mayRestart: (problem: TunnelReason) => boolean) {
  const { verified, settleBy } = before;
  const isOver = settleBy === null ? before.misses + 1 >= PACE.misses : at >= settleBy;
  const health = { ...before, misses: before.misses + 1, settleBy: isOver ? null : settleBy };
  if (isOver) {
    const told = { state: 'degraded', reason: problem } as const;
    return { health, told, nextMs: PACE.pollMs, giveUp: mayRestart(problem) ? problem : null };
  }
  // One miss alone may be a moment's trouble in the net: nobody is alarmed, but nothing is promised either.
  const doubt = { state: 'starting', reason: 'tunnel_checking' } as const;
  if (settleBy === null) return { health, told: doubt, nextMs: PACE.secondLookMs, giveUp: null };
  const told = { state: verified ? 'degraded' : 'starting', reason: problem } as const;
  return { health, told, nextMs: PACE.settlingMs, giveUp: null };
}
