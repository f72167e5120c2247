import type { BackupState } from '#contract/backup.ts';
import type { Check } from '#contract/doctor.ts';
import { because, tell } from '#contract/told.ts';

import { toCheck } from './check.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** One may be missed over a night out of town; after three days somebody should know. */
const OLD_MS = 3 * DAY_MS;

type Kept = Pick<BackupState, 'daily' | 'folder' | 'hasPassphrase' | 'last' | 'problem' | 'files'>;

/** How old the last good backup is, and why there is none. */
export function backupChecks({ daily, folder, hasPassphrase, last, problem, files }: Kept, now: number): Check[] {
  const isSet = folder !== null && hasPassphrase;
  const fix = isSet ? tell('doctor_fix_backup') : null;
  const check = (state: Check['state'], told: Check['told']): Check =>
    toCheck('memory', 'backup', state, told, { fix: state === 'ok' ? null : fix });
  if (!isSet || !daily) return [check('note', tell('doctor_backup_off')), ...age()];
  if (files === null) return [check('warning', tell('backup_folder_gone')), ...age()];
  if (problem) return [check('warning', tell('doctor_backup_problem', because(problem.told))), ...age()];
  if (last === null) return [check('warning', tell('doctor_backup_never'))];
  if (Date.parse(last.madeAt) > now) return [check('warning', tell('doctor_backup_ahead'))];
  const hours = Math.floor((now - Date.parse(last.madeAt)) / HOUR_MS);
  if (hours * HOUR_MS > OLD_MS) return [check('warning', tell('doctor_backup_old', { days: daysOf(hours) }))];
  return [check('ok', hours < 1 ? tell('doctor_backup_fresh') : tell('doctor_backup', { hours }))];

  /** Said beside whatever is wrong, where it is long ago. */
  function age(): Check[] {
    if (last === null) return [];
    if (Date.parse(last.madeAt) > now) return [toCheck('memory', 'backup_age', 'warning', tell('doctor_backup_ahead'))];
    const old = Math.floor((now - Date.parse(last.madeAt)) / HOUR_MS);
    if (old * HOUR_MS <= OLD_MS) return [];
    return [toCheck('memory', 'backup_age', 'warning', tell('doctor_backup_old', { days: daysOf(old) }))];
  }
}

/** What holds in clear what is remembered, has to go and cannot be removed; nothing where there is none. */
export function copiesChecks(left: readonly string[]): Check[] {
  if (left.length === 0) return [];
  return [toCheck('memory', 'copies', 'warning', tell('doctor_copies_left', { names: left.join(', ') }))];
}

function daysOf(hours: number): number {
  return Math.floor(hours / 24);
}
