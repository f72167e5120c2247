import type { Condition } from '#contract/condition.ts';
import type { SentenceCode } from '#contract/told.ts';
import { tell, type Told } from '#contract/told.ts';
import type { Reachability } from '#contract/today.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';

/** The way from the phone to this computer, with a moment of patience before it is called lost. */
export type Way = 'none' | 'open' | 'opening' | 'down';

/** Times in milliseconds. */
type Moments = {
  now: number;
  /** How long the way has not been open. */
  quiet: number;
  /** How long ago the computer woke, or was joined to another network. */
  awake: number;
};

/** A probe goes out every minute and may take some seconds; whatever is older proves nothing (features.md §5.2). */
const FRESH_MS = 75_000;
/** A child takes 15 s to be ready over QUIC and 30 s more over HTTP/2 (cloudflared.md §6): until then it only starts. */
const OPENING_MS = 60_000;
/** Shorter interruptions are nobody's news. */
const HICCUP_MS = 5_000;
/** What a way may take to come back after the computer slept (reliability.md F12). */
const WAKING_MS = 20_000;

/** What is lost stays lost until a probe came back: an attempt to open it again is no reason to be told otherwise. */
export function nextWay(before: Way, tunnel: TunnelStatus, { now, quiet, awake }: Moments): Way {
  const { state, verifiedAt } = tunnel;
  if (state === 'off') return 'none';
  if (state === 'reachable' && verifiedAt !== null && now - Date.parse(verifiedAt) < FRESH_MS) return 'open';
  if (state === 'failed' || before === 'down') return 'down';
  if (awake < WAKING_MS || state === 'reachable') return 'opening';
  return quiet < (state === 'starting' ? OPENING_MS : HICCUP_MS) ? 'opening' : 'down';
}

export type Standing = Pick<Condition, 'liveCalls' | 'dueTasks' | 'paused'> & {
  way: Way;
  demo: boolean;
  reach: Reachability['reason'];
  /** Everything that does not work now. */
  problems: readonly Pick<Told, 'code'>[];
  /** When the pause ends, on the clock of the shop. */
  pausedUntil: string | null;
};

/** The worst of what holds, in one state and one sentence (features.md §5.2; docs/decisions say why in this order). */
export function conditionOf(standing: Standing): Condition {
  const { liveCalls, dueTasks, paused } = standing;
  return { ...worstOf(standing), liveCalls, dueTasks, paused };
}

type Found = Pick<Condition, 'state' | 'told'>;

function worstOf(standing: Standing): Found {
  const { way, liveCalls, paused, pausedUntil } = standing;
  const harm = harmToCallers(standing);
  if (harm) return { state: 'callers-affected', told: harm };
  if (paused) {
    const until =
      pausedUntil === null ? tell('condition_paused') : tell('condition_paused_until', { until: pausedUntil });
    return { state: 'paused', told: until };
  }
  if (liveCalls > 0) {
    const told = liveCalls === 1 ? tell('condition_one_call') : tell('condition_calls', { count: liveCalls });
    return { state: 'on-call', told };
  }
  if (way === 'opening') return { state: 'starting', told: tell('condition_starting') };
  const need = needOf(standing);
  return need ? { state: 'needs-you', told: need } : { state: 'ready', told: tell('condition_ready') };
}

/** What a caller hears of: nobody is recognised, or nothing is kept. */
function harmToCallers({ way, problems }: Standing): Told | null {
  const has = (code: SentenceCode): boolean => problems.some((problem) => problem.code === code);
  if (has('database_lost')) return tell('condition_database_lost');
  if (has('database_broken')) return tell('condition_database_broken');
  if (has('database_unreadable')) return tell('condition_database_unreadable');
  if (has('disk_full')) return tell('condition_disk_full');
  if (way === 'down') return tell('condition_way_down');
  if (way !== 'none' && has('initiation_secret_missing')) return tell('condition_unrecognised');
  // Before anything is lost: afterwards nobody could be told in time.
  return has('disk_little') ? tell('condition_disk_little') : null;
}

/** What works now and will not for ever, or what never reaches the phone at all. */
function needOf({ way, demo, reach, problems }: Standing): Told | null {
  if (way === 'none') return tell(demo ? 'condition_demo' : 'condition_no_way');
  if (reach === 'only-here') return tell('condition_address_local');
  if (problems.length > 1) return tell('condition_problems', { count: problems.length });
  if (problems.length > 0) return tell('condition_problem');
  if (reach === 'refused') return tell('condition_refused');
  return reach === 'failing' ? tell('condition_failing') : null;
}
