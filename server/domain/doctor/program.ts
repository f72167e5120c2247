import type { Check } from '#contract/doctor.ts';
import type { HostState } from '#contract/host.ts';
import { tell, type Told } from '#contract/told.ts';

import { toCheck } from './check.ts';

const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;
/** From here on it is shown (reliability.md F11); signatures are judged by the corrected clock all the same. */
const OFF_MS = 5 * MINUTE_MS;

type Program = {
  version: string;
  /** Null where nobody serves: the doctor looks at what lies on the disk. */
  runningMs: number | null;
  /** How far the clock is off; null while no provider has told its time. */
  skewMs: number | null;
  host: HostState | null;
};

export function programChecks({ version, runningMs, skewMs, host }: Program): Check[] {
  return [
    runningMs === null
      ? toCheck('program', 'process', 'error', tell('doctor_not_running'))
      : toCheck('program', 'process', 'ok', runningFor(version, runningMs)),
    clockCheck(skewMs),
    ...(host && !host.demo ? [updatesCheck(host)] : []),
  ];
}

function runningFor(version: string, runningMs: number): Told {
  const hours = Math.floor(runningMs / HOUR_MS);
  if (hours > 1) return tell('doctor_process', { version, hours });
  return tell(hours === 1 ? 'doctor_process_hour' : 'doctor_process_new', { version });
}

function clockCheck(skewMs: number | null): Check {
  if (skewMs === null) return toCheck('program', 'clock', 'unknown', tell('doctor_clock_unknown'));
  if (Math.abs(skewMs) <= OFF_MS) return toCheck('program', 'clock', 'ok', tell('doctor_clock'));
  const told = tell('doctor_clock_off', { minutes: Math.round(Math.abs(skewMs) / MINUTE_MS) });
  return toCheck('program', 'clock', 'warning', told);
}

function updatesCheck({ checkUpdates }: HostState): Check {
  if (checkUpdates) return toCheck('program', 'updates', 'ok', tell('doctor_updates'));
  return toCheck('program', 'updates', 'note', tell('doctor_updates_off'), { fix: tell('doctor_fix_updates') });
}
