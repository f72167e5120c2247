import type { TunnelReason } from './tunnel-deps.ts';

/** How a child's life ended, as far as the next start depends on it. */
export type Ending = {
  reason: TunnelReason;
  /** Whether our answer came back through it. */
  verified: boolean;
  /** How long it did. */
  healthyMs: number;
};

export type Failures = {
  /** Starts since it last was well for two minutes. */
  streak: number;
  /** When it failed before it was ever reachable: what makes a crash loop. */
  early: readonly number[];
  /** Five of these within two minutes: from then on it is tried every ten minutes only, until it is reachable. */
  looping: boolean;
  limited: number;
};

export type Plan = { failures: Failures; waitMs: number; gaveUp: boolean };

export const noFailures: Failures = { streak: 0, early: [], looping: false, limited: 0 };

const LONGEST_MS = 60_000;
const WELL_MS = 120_000;
const LOOP = { failures: 5, withinMs: 120_000, waitMs: 600_000 };
const LIMITED = { firstMs: 300_000, longestMs: 1_800_000 };

/** Nothing that another attempt at once would change. */
const HOPELESS = new Set<TunnelReason>([
  ...(['tunnel_token_missing', 'tunnel_token_invalid', 'tunnel_token_refused'] as const),
  ...(['tunnel_program_misfit', 'tunnel_program_unusable', 'tunnel_door_open'] as const),
]);
/** Not the program's fault and not the owner's: it is tried again and again, and never counted as a crash. */
const WEATHER = new Set<TunnelReason>([
  ...(['tunnel_cloudflare_unknown', 'tunnel_edge_unreachable', 'tunnel_quick_refused', 'tunnel_quick_gone'] as const),
]);

export function isHopeless(reason: TunnelReason): boolean {
  return HOPELESS.has(reason);
}

export function isWeather(reason: TunnelReason): boolean {
  return WEATHER.has(reason);
}

/**
 * When it is started again (F14, F16): after 1, 2, 4 … 60 s, each up to a fifth longer so that many shops do not come
 * back in step; from the beginning again after two minutes of health. `random` is in [0, 1).
 */
export function afterEnding(before: Failures, ending: Ending, at: number, random: number): Plan {
  const failures = counted(before, ending, at);
  if (ending.reason === 'tunnel_rate_limited') {
    const waitMs = Math.min(LIMITED.longestMs, LIMITED.firstMs * 2 ** (failures.limited - 1));
    return { failures, waitMs: jittered(waitMs, random), gaveUp: true };
  }
  if (failures.looping || HOPELESS.has(ending.reason)) return { failures, waitMs: LOOP.waitMs, gaveUp: true };
  const waitMs = jittered(Math.min(LONGEST_MS, 1000 * 2 ** (failures.streak - 1)), random);
  return { failures, waitMs, gaveUp: false };
}

/** From the third start on, the one way through networks that lose UDP. */
export function needsHttp2({ streak }: Failures): boolean {
  return streak >= 2;
}

function counted(before: Failures, { reason, verified, healthyMs }: Ending, at: number): Failures {
  const streak = healthyMs >= WELL_MS ? 1 : before.streak + 1;
  const limited = reason === 'tunnel_rate_limited' ? before.limited + 1 : 0;
  if (verified) return { streak, early: [], looping: false, limited };
  const isCrash = !WEATHER.has(reason) && reason !== 'tunnel_rate_limited';
  const early = [...before.early.filter((time) => at - time < LOOP.withinMs), ...(isCrash ? [at] : [])];
  return { streak, early, looping: before.looping || early.length >= LOOP.failures, limited };
}

function jittered(ms: number, random: number): number {
  return Math.round(ms * (1 + random / 5));
}
