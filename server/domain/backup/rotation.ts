import { weekdayOf } from '../wall-clock.ts';

const DAY_MS = 86_400_000;
const DAYS = 7;
const WEEKS = 4;

type Dated = { madeAt: string };

/**
 * Those that are kept no longer: all but the newest of each of the last seven days that have one, and of each of the
 * last four weeks that have one. Days without a backup do not count, so that a long holiday empties nothing; and what was
 * made within a day of the newest stays, for whoever made one before they tried something.
 */
export function outdated<T extends Dated>(backups: readonly T[]): T[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
  const kept = new Set([...newestOfEach(newestFirst, dayOf, DAYS), ...newestOfEach(newestFirst, weekOf, WEEKS)]);
  const fresh = Date.parse(newestFirst[0]?.madeAt ?? '') - DAY_MS;
  return newestFirst.filter((backup) => !kept.has(backup) && Date.parse(backup.madeAt) < fresh);
}

function newestOfEach<T extends Dated>(newestFirst: readonly T[], stretchOf: (at: string) => number, most: number) {
  const firsts = new Map<number, T>();
  for (const backup of newestFirst) {
    const stretch = stretchOf(backup.madeAt);
    if (!firsts.has(stretch)) firsts.set(stretch, backup);
  }
  return [...firsts.values()].slice(0, most);
}

function dayOf(at: string): number {
  return Math.floor(Date.parse(at) / DAY_MS);
}

/** The day of its Monday. */
function weekOf(at: string): number {
  const day = dayOf(at);
  return day - weekdayOf(day) + 1;
}
