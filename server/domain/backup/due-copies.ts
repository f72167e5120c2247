const DAY_MS = 24 * 60 * 60_000;

/** What a copy was made before, or that it is what was damaged; `other` is what somebody put there. */
export type CopyKind = 'update' | 'restore' | 'damaged' | 'other';
type Copy = { kind: CopyKind; madeAt: number };

/** A copy holds in clear what the database does, so none is kept for longer than it is of use. */
const KEPT_DAYS: Readonly<Record<CopyKind, number>> = { update: 7, restore: 7, damaged: 14, other: 7 };

/** All that we made ourselves: whoever is forgotten may stand in any of them. */
export const OUR_COPIES: readonly CopyKind[] = ['update', 'restore', 'damaged'];

/** Whether a copy is old enough to go, or somebody was forgotten since it was made. Times in milliseconds. */
export function isCopyDue({ kind, madeAt }: Copy, now: number, forgottenAt: number | null): boolean {
  if (now - madeAt > KEPT_DAYS[kind] * DAY_MS) return true;
  return OUR_COPIES.includes(kind) && forgottenAt !== null && madeAt <= forgottenAt;
}
