import { createWallClock } from '../wall-clock.ts';

const DAY_MS = 86_400_000;
/** Nobody calls then, and the clocks of most zones are changed before it. */
const QUIET_MINUTE = 3 * 60 + 30;
/** A folder on a drive that was pulled out comes back, and a disk that is full is emptied. */
const AGAIN_MS = 60 * 60_000;

type Asked = {
  now: number;
  zone: string;
  /** When the latest good one was made; null for never. */
  madeAt: number | null;
  /** When it last went wrong, since then; null where it did not. */
  failedAt: number | null;
};

/** When the next backup is made by itself: now, where the computer was off at the quiet hour. */
export function nextBackup({ now, zone, madeAt, failedAt }: Asked): number {
  const clock = createWallClock(zone, now - 3 * DAY_MS);
  const today = clock.dayAt(now);
  const quiet = [today - 1, today, today + 1].map((day) => clock.momentOf(day, QUIET_MINUTE));
  const latest = quiet.findLast((moment) => moment <= now) ?? now;
  // What was noted while the clock was ahead would put off every night until then.
  const isMissing = madeAt === null || madeAt < latest || madeAt > now;
  if (!isMissing) return quiet.find((moment) => moment > now) ?? now + DAY_MS;
  return failedAt === null || failedAt > now ? now : Math.max(now, failedAt + AGAIN_MS);
}
