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

const WORST_FIRST: readonly CheckState[] = ['error', 'warning', 'unknown', 'note', 'ok'];
const rank = ({ state }: Check): number => WORST_FIRST.indexOf(state);

/**
 * The worst first. What could not be looked at is worse than a note: nobody knows whether it works. Nothing is told
 * twice in the same words.
 */
export function toReport(checks: readonly Check[], at: string): DoctorReport {
  const told = new Set<string>();
  const once = checks
    .toSorted((a, b) => rank(a) - rank(b))
    .filter(({ told: { sentence } }) => !told.has(sentence) && told.add(sentence));
  return { at, worst: once[0]?.state ?? 'ok', checks: once };
}
