import type { Reachability } from '#contract/today.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { isOnlyHere } from './way.ts';

/** The last status that was no refusal (a refusal may be a stranger's), and whether anything was refused. */
export type Evidence = { answer: number | null; refused: boolean };
export const noEvidence: Evidence = { answer: null, refused: false };

type Known = {
  tunnel: Pick<TunnelStatus, 'state' | 'told' | 'publicUrl'>;
  /** What came in over the public address that there is now; what came over another one says nothing about this. */
  evidence: Evidence;
  /** When the last request came in, from wherever. */
  lastSeenAt: string | null;
};
type Reason = Reachability['reason'];

const STATES: Record<Reason, Reachability['state']> = {
  answered: 'reachable',
  refused: 'unknown',
  failing: 'unreachable',
  verified: 'reachable',
  'no-address': 'local',
  'only-here': 'local',
  'tunnel-starting': 'unknown',
  'tunnel-down': 'unreachable',
};

const SENTENCES: Record<Exclude<Reason, `tunnel-${string}`>, string> = {
  answered: 'ElevenLabs reaches this computer.',
  refused:
    'Requests reach this computer, and each one was refused. If ElevenLabs sent them, the secret there is not the one that is set here.',
  failing: 'Requests reach this computer, but the last one could not be answered: see what is reported as a problem.',
  verified:
    'The public address leads to this computer: Linekeeper tested it. Nothing else is known to have come in over it yet.',
  'no-address': 'Only this computer reaches Linekeeper: there is no public address for ElevenLabs to call.',
  'only-here': 'Only this computer can call the public address: ElevenLabs cannot.',
};

/** What is known when one more request has come in over the same address. */
export function withAnswer({ answer, refused }: Evidence, status: number): Evidence {
  const isRefusal = status >= 400 && status < 500;
  return isRefusal ? { answer, refused: true } : { answer: status, refused };
}

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
    lastSeenAt: known.lastSeenAt,
  };
}

function reasonFor({ tunnel: { state, publicUrl }, evidence: { answer, refused } }: Known): Reason {
  if (state === 'off') return 'no-address';
  if (publicUrl !== null && isOnlyHere(publicUrl)) return 'only-here';
  if (state === 'starting') return 'tunnel-starting';
  if (state !== 'reachable') return 'tunnel-down';
  if (answer !== null) return answer < 400 ? 'answered' : 'failing';
  return refused ? 'refused' : 'verified';
}
