import type { Status } from '#contract/status.ts';
import type { Reachability } from '#contract/today.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';

type Seen = Pick<Status['lastDeliveries'][number], 'at' | 'status'>;
type Known = {
  tunnel: Pick<TunnelStatus, 'state' | 'told'>;
  /** What the webhook door answered since the program started, newest first. */
  seen: readonly Seen[];
};
type Reason = Reachability['reason'];

const STATES: Record<Reason, Reachability['state']> = {
  answered: 'reachable',
  refused: 'unreachable',
  failing: 'unreachable',
  verified: 'reachable',
  'no-address': 'local',
  'tunnel-starting': 'unknown',
  'tunnel-down': 'unreachable',
};

const SENTENCES: Record<Exclude<Reason, `tunnel-${string}`>, string> = {
  answered: 'ElevenLabs reaches this computer.',
  refused:
    'Requests reach this computer, but each one is refused: the secret at ElevenLabs is not the one that is set here.',
  failing: 'Requests reach this computer, but the last one could not be answered: see what is reported as a problem.',
  verified:
    'The public address leads to this computer: Linekeeper tested it. Nothing else has come in over it since the start.',
  'no-address': 'Only this computer reaches Linekeeper: there is no public address for ElevenLabs to call.',
};

/**
 * Whether ElevenLabs gets through to this computer. While the way is closed nothing does, whatever came in before. On an
 * open one what came in last is the best evidence there is; a refusal alone may be a stranger's, so that it counts only
 * where nothing was ever accepted.
 */
export function reachabilityOf(known: Known): Reachability {
  const reason = reasonFor(known);
  const { told } = known.tunnel;
  const isOfTheWay = reason === 'tunnel-starting' || reason === 'tunnel-down';
  return {
    ...{ state: STATES[reason], reason, sentence: isOfTheWay ? told.sentence : SENTENCES[reason] },
    told: isOfTheWay ? told : null,
    lastSeenAt: known.seen[0]?.at ?? null,
  };
}

function reasonFor({ tunnel: { state }, seen }: Known): Reason {
  if (state === 'off') return 'no-address';
  if (state === 'starting') return 'tunnel-starting';
  if (state !== 'reachable') return 'tunnel-down';
  const told = seen.find(({ status }) => status < 400 || status >= 500);
  if (told) return told.status < 400 ? 'answered' : 'failing';
  if (seen.length > 0) return 'refused';
  return 'verified';
}
