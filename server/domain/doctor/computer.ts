import type { Check } from '#contract/doctor.ts';
import type { HostState } from '#contract/host.ts';
import { tell } from '#contract/told.ts';

import { toCheck } from './check.ts';

type Computer = {
  /** Null where no desktop program runs around the server. */
  host: HostState | null;
  /** After how many minutes it falls asleep on mains power: 0 is never, null where it does not say. */
  sleepMinutes: number | null;
};

export function computerChecks({ host, sleepMinutes }: Computer): Check[] {
  return [...(host && !host.demo ? [loginCheck(host)] : []), ...sleepChecks({ host, sleepMinutes })];
}

function loginCheck({ loginItem }: HostState): Check {
  switch (loginItem) {
    case 'on':
      return toCheck('computer', 'login_item', 'ok', tell('doctor_login'));
    case 'off':
      return toCheck('computer', 'login_item', 'warning', tell('doctor_login_off'), { fix: tell('doctor_fix_login') });
    case 'blocked':
      return toCheck('computer', 'login_item', 'warning', tell('doctor_login_blocked'));
    case 'unsupported':
      return toCheck('computer', 'login_item', 'note', tell('doctor_login_unsupported'));
  }
}

function sleepChecks({ host, sleepMinutes }: Computer): Check[] {
  if (host?.keepAwake) return [toCheck('computer', 'sleep', 'ok', tell('doctor_awake'))];
  if (sleepMinutes === 0) return [toCheck('computer', 'sleep', 'ok', tell('doctor_sleep_never'))];
  const fix = host && !host.demo ? tell('doctor_fix_awake') : null;
  if (sleepMinutes === null)
    return host ? [toCheck('computer', 'sleep', 'note', tell('doctor_sleep_unknown'), { fix })] : [];
  return [toCheck('computer', 'sleep', 'warning', tell('doctor_sleeps', { minutes: sleepMinutes }), { fix })];
}
