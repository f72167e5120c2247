import type { BackupState } from '#contract/backup.ts';
import type { Check } from '#contract/doctor.ts';
import { because, tell } from '#contract/told.ts';

import { toCheck } from './check.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Rarely enough to be done by hand; after so long much has changed. */
const OLD_DAYS = 90;

type Kept = Pick<BackupState, 'last' | 'drill'>;

/** Whether a backup was ever restored for a try, and how that went; nothing where there is none to try. */
export function drillChecks({ last, drill }: Kept, now: number): Check[] {
  if (last === null) return [];
  const fix = tell('doctor_fix_drill');
  const check = (state: Check['state'], told: Check['told']): Check =>
    toCheck('memory', 'drill', state, told, { fix: state === 'ok' ? null : fix });
  if (drill === null) return [check('note', tell('doctor_drill_never'))];
  if (drill.problem) return [check('warning', tell('doctor_drill_problem', because(drill.problem)))];
  const days = Math.floor((now - Date.parse(drill.at)) / DAY_MS);
  if (days > OLD_DAYS) return [check('note', tell('doctor_drill_old', { days }))];
  const { callers, calls } = drill;
  const told =
    days < 1 ? tell('doctor_drill_fresh', { callers, calls }) : tell('doctor_drill', { days, callers, calls });
  return [check('ok', told)];
}
