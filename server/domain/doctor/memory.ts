import type { Check } from '#contract/doctor.ts';
import { because, tell, type Told } from '#contract/told.ts';

import { LITTLE_ROOM } from '../disk-room.ts';
import { isWipeLate } from '../wiping.ts';
import { toCheck } from './check.ts';

const MB = 1024 ** 2;
const LESS_ROOM = 1024 * MB;
/** So many at once are no busy hour any more. */
const MANY_WAITING = 100;

/** `isSound`: null where it could not be found out. Sizes in bytes. */
export function databaseCheck({ isSound, bytes }: { isSound: boolean | null; bytes: number }): Check {
  const megabytes = Math.max(1, Math.round(bytes / MB));
  if (isSound === null) return toCheck('memory', 'database', 'unknown', tell('doctor_database_unread', { megabytes }));
  return isSound
    ? toCheck('memory', 'database', 'ok', tell('doctor_database', { megabytes }))
    : toCheck('memory', 'database', 'error', tell('doctor_database_damaged'));
}

/** @param free bytes that this user may still write */
export function roomCheck(free: number): Check {
  const megabytes = Math.floor(free / MB);
  if (free < LITTLE_ROOM) return toCheck('memory', 'disk_room', 'error', tell('doctor_room_none', { megabytes }));
  if (free < LESS_ROOM) return toCheck('memory', 'disk_room', 'warning', tell('doctor_room_little', { megabytes }));
  return toCheck('memory', 'disk_room', 'ok', tell('doctor_room', { gigabytes: Math.floor(free / MB / 1024) }));
}

/** `dueMs`: for how long old copies of what was erased may have stood between rows; null where there are none. */
export function wipeCheck({ dueMs, problem }: { dueMs: number | null; problem: Told | null }): Check {
  if (dueMs === null) return toCheck('memory', 'wiping', 'ok', tell('doctor_wiped'));
  const why = problem ?? (isWipeLate(dueMs) ? tell('wipe_late') : null);
  return why === null
    ? toCheck('memory', 'wiping', 'note', tell('doctor_wipe_due'))
    : toCheck('memory', 'wiping', 'warning', tell('doctor_wipe_problem', because(why)));
}

export function inboxChecks({ waiting, parkedJobs }: { waiting: number; parkedJobs: number }): Check[] {
  const told = waiting === 0 ? tell('doctor_inbox') : tell('doctor_inbox_waiting', { count: waiting });
  const state = waiting === 0 ? 'ok' : waiting < MANY_WAITING ? 'note' : 'warning';
  const jobs =
    parkedJobs === 0
      ? toCheck('calls', 'jobs', 'ok', tell('doctor_jobs'))
      : toCheck('calls', 'jobs', 'warning', tell('doctor_jobs_parked', { count: parkedJobs }), {
          fix: tell('doctor_fix_jobs'),
        });
  return [toCheck('memory', 'inbox', state, told), jobs];
}
