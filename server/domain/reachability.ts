import type { Status } from '#contract/status.ts';
import type { Reachability } from '#contract/today.ts';

type Seen = Pick<Status['lastDeliveries'][number], 'at' | 'status'>;
type Known = {
  publicUrl: string | null;
  tunnel: Status['tunnel']['state'];
  /** What the webhook door answered since the program started, newest first. */
  seen: readonly Seen[];
};
type Reason = Reachability['reason'];

const STATES: Record<Reason, Reachability['state']> = {
  answered: 'reachable',
  refused: 'unreachable',
  failing: 'unreachable',
  silent: 'unknown',
  'no-address': 'local',
  'tunnel-starting': 'unknown',
  'tunnel-down': 'unreachable',
};

const SENTENCES: Record<Reason, string> = {
  answered: 'ElevenLabs reaches this computer.',
  refused:
    'Requests reach this computer, but each one is refused: the secret at ElevenLabs is not the one that is set here.',
  failing: 'Requests reach this computer, but the last one could not be answered: see what is reported as a problem.',
  silent: 'A public address is set, but nothing has come in over it since Linekeeper was started.',
  'no-address': 'Only this computer reaches Linekeeper: there is no public address for ElevenLabs to call.',
  'tunnel-starting': 'The way to this computer is just being opened.',
  'tunnel-down': 'The way to this computer is down: callers are not recognised until it is back.',
};

/**
 * Whether ElevenLabs gets through to this computer. What came in last is the best evidence there is; a refusal alone
 * may be a stranger's, so that it counts only where nothing was ever accepted.
 */
export function reachabilityOf(known: Known): Reachability {
  const reason = reasonFor(known);
  return {
    ...{ state: STATES[reason], reason, sentence: SENTENCES[reason] },
    lastSeenAt: known.seen[0]?.at ?? null,
  };
}

function reasonFor({ publicUrl, tunnel, seen }: Known): Reason {
  if (tunnel === 'stopped' || tunnel === 'failed') return 'tunnel-down';
  if (tunnel === 'starting') return 'tunnel-starting';
  if (tunnel === 'off' && publicUrl === null) return 'no-address';
  const told = seen.find(({ status }) => status < 400 || status >= 500);
  if (told) return told.status < 400 ? 'answered' : 'failing';
  return seen.length > 0 ? 'refused' : 'silent';
}
