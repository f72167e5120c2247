import type { Check, CheckGroup, CheckState, DoctorReport } from '#contract/doctor.ts';
import type { Told } from '#contract/told.ts';

type More = { fix?: Told | null };

/** One thing that was looked at, e.g. `toCheck('memory', 'disk_room', 'ok', tell('doctor_room', { gigabytes }))`. */
export function toCheck(
  group: CheckGroup,
  id: string,
  state: CheckState,
  told: Told,
  { fix = null }: More = {},
): Check {
  return { id, group, state, told, fix };
}

const WORST_FIRST: readonly CheckState[] = ['error', 'warning', 'note', 'unknown', 'ok'];
const rank = ({ state }: Check): number => WORST_FIRST.indexOf(state);

/** The worst first; what could not be looked at counts as a note. Nothing is told twice in the same words. */
export function toReport(checks: readonly Check[], at: string): DoctorReport {
  const told = new Set<string>();
  const once = checks
    .toSorted((a, b) => rank(a) - rank(b))
    .filter(({ told: { sentence } }) => !told.has(sentence) && told.add(sentence));
  const worst = once[0]?.state ?? 'ok';
  return { at, worst: worst === 'unknown' ? 'note' : worst, checks: once };
}
