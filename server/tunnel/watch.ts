import type { TunnelState } from '#contract/tunnel.ts';

import type { Bell, Ring } from './bell.ts';
import { isProbeDue, judge, newHealth, unsettled, type Health, type Look } from './health.ts';
import type { Probe } from './prober.ts';
import type { TunnelReason } from './tunnel-deps.ts';

/** How a tunnel, or an address of the owner's, is looked at. */
export type Sight = {
  ready: () => Promise<boolean>;
  isOnline: (limitMs: number) => Promise<boolean>;
  probe: Probe;
  /** Whether our own door answers here, without any tunnel. */
  doorAnswers: () => Promise<boolean>;
};

type Deps = {
  sight: Sight;
  bell: Bell;
  signal: AbortSignal;
  elapsed: () => number;
  mayRestart: (problem: TunnelReason) => boolean;
  say: (state: TunnelState, reason: TunnelReason) => void;
  /** Our answer came back just now. */
  onVerified: () => void;
};

const ONLINE_LIMIT_MS = 1500;
const PROBE_LIMIT_MS = 12_000;
/** Together with the rest it keeps the verdict "offline" within 15 s of the net's end (F13). */
const HASTY_LIMIT_MS = 3000;
/** However much is said in the log of the child, it is not looked at more often. */
const LEAST_PAUSE_MS = 500;

/** Looks at the tunnel until it must be started anew, and says why. Rejects when `signal` ends it. */
export async function watch({ sight, elapsed, mayRestart, say, onVerified, ...deps }: Deps): Promise<TunnelReason> {
  const look = createLook(sight, elapsed);
  let health = newHealth(elapsed());
  for (;;) {
    const seen = await look(health);
    deps.signal.throwIfAborted(); // what was seen of an older child is nobody's news
    if (seen.probed === null) onVerified();
    const verdict = judge(health, seen, mayRestart);
    health = verdict.health;
    if (verdict.giveUp !== null && (verdict.giveUp === 'tunnel_lost' || (await sight.doorAnswers()))) {
      return verdict.giveUp;
    }
    // Where our own door is silent, the tunnel is not to blame and a new one would not help.
    if (verdict.giveUp !== null) say('degraded', 'tunnel_door_silent');
    else if (verdict.told) say(verdict.told.state, verdict.told.reason);
    if ((await rest({ ...deps, elapsed }, verdict.nextMs)) === 'unsettled') health = unsettled(health, elapsed());
  }
}

async function rest(
  { bell, signal, elapsed }: Pick<Deps, 'bell' | 'signal' | 'elapsed'>,
  ms: number,
): Promise<Ring | null> {
  const least = elapsed() + LEAST_PAUSE_MS;
  let why = await bell.pause(ms, signal);
  while (why === 'look' && elapsed() < least) why = (await bell.pause(least - elapsed(), signal)) ?? why;
  return why;
}

/** One look: what cloudflared says, whether the world answers, and our own answer where it is due. */
function createLook(sight: Sight, elapsed: () => number): (health: Health) => Promise<Look> {
  // Where our answer comes back although the witnesses of the net are silent, they are blocked and say nothing.
  let blocked = false;

  return async function look(health) {
    const [ready, answered] = await Promise.all([sight.ready(), sight.isOnline(ONLINE_LIMIT_MS)]);
    if (answered) blocked = false;
    // A tunnel that has just been connected proves the net by itself.
    const seemsOnline = answered || blocked || (!health.verified && ready);
    const isDue = isProbeDue(health, elapsed()) || !seemsOnline;
    const isHasty = !seemsOnline || (health.verified && health.settleBy !== null);
    const probed = ready && isDue ? await sight.probe(isHasty ? HASTY_LIMIT_MS : PROBE_LIMIT_MS) : 'unasked';
    if (probed === null && !answered) blocked = true;
    return { at: elapsed(), ready, online: seemsOnline || probed === null, probed };
  };
}
