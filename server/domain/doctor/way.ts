import type { Check, CheckState } from '#contract/doctor.ts';
import type { Status } from '#contract/status.ts';
import { tell, type SentenceCode, type Told } from '#contract/told.ts';
import type { TunnelState, TunnelStatus } from '#contract/tunnel.ts';

import { toCheck } from './check.ts';

/** What fetching the tunnel's program anew can mend. */
const FETCHABLE: readonly string[] = [
  'tunnel_program_none',
  'tunnel_program_taken',
  'tunnel_program_altered',
  'tunnel_fetch_unreachable',
  'tunnel_fetch_altered',
  'tunnel_fetch_unwritable',
] satisfies SentenceCode[];

const STATES: Readonly<Record<TunnelState, CheckState>> = {
  off: 'note',
  stopped: 'note',
  starting: 'note',
  reachable: 'ok',
  degraded: 'error',
  failed: 'error',
};

type Way = { doors: Status['doors']; tunnel: TunnelStatus };

/** The doors on this computer, and the way to them from outside; nothing where nobody serves. */
export function wayChecks({ doors, tunnel }: Way): Check[] {
  if (doors.webhookUrl === null) return [];
  return [toCheck('way', 'doors', 'ok', tell('doctor_doors')), tunnelCheck(tunnel)];
}

function tunnelCheck({ state, told }: TunnelStatus): Check {
  return toCheck('way', 'way', STATES[state], told, { fix: fixOf(state, told) });
}

/** Whether it is the program that has to be fetched, and not the way opened anew. */
export function needsFetch({ told }: Pick<TunnelStatus, 'told'>): boolean {
  return FETCHABLE.includes(told.code);
}

function fixOf(state: TunnelState, told: Told): Told | null {
  if (needsFetch({ told })) return tell('doctor_fix_fetch');
  return state === 'degraded' || state === 'failed' ? tell('doctor_fix_way') : null;
}
