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

type Way = { doors: Status['doors']; tunnel: TunnelStatus; hasDesk: boolean };

/** The doors on this computer, and the way to them from outside. `hasDesk`: the desk door is to be open too. */
export function wayChecks({ doors, tunnel, hasDesk }: Way): Check[] {
  if (doors.webhookUrl === null) return [];
  const isOpen = !hasDesk || doors.deskUrl !== null;
  const opened = isOpen
    ? toCheck('way', 'doors', 'ok', tell('doctor_doors'))
    : toCheck('way', 'doors', 'error', tell('doctor_doors_closed'));
  return [opened, tunnelCheck(tunnel)];
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
