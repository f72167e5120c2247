import { Temporal } from 'temporal-polyfill';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A stretch of time in which the clocks of a zone are not changed; `offset` and bounds in milliseconds. */
type Steady = { start: number; end: number; offset: number };

/** The clocks of a zone from a moment on. Days are counted from 1 January 1970, moments in epoch milliseconds. */
export type WallClock = {
  /**
   * When the clocks show this minute of this day, or more: a repeated hour means its first pass, a skipped time the
   * moment of the jump. `minute` may go beyond the day.
   */
  momentOf(day: number, minute: number): number;
  /** The day on the zone's own calendar. */
  dayAt(moment: number): number;
  /** Minutes since midnight that the clocks show, 0 to 1439. */
  minuteAt(moment: number): number;
  /** Pieces of [from, to) in which the clocks run steadily. */
  steady(from: number, to: number): Steady[];
};

/**
 * Where zone rules are asked only at the clock changes, which cost most of a calendar's time otherwise: 60 days of 20
 * people are 7,000 conversions. Throws RangeError for an unknown zone. Nothing before `from` may be asked for.
 */
export function createWallClock(zone: string, from: number): WallClock {
  const known: Steady[] = [steadyFrom(zone, from)];

  function nth(index: number): Steady {
    for (let last = known.at(-1); last && known.length <= index; last = known.at(-1))
      known.push(steadyFrom(zone, last.end));
    const found = known[index];
    if (!found) throw new RangeError('A clock has no such stretch.');
    return found;
  }

  function at(moment: number): Steady {
    let index = 0;
    while (moment >= nth(index).end) index += 1;
    return nth(index);
  }

  return {
    momentOf(day, minute) {
      const wall = day * DAY_MS + minute * MINUTE_MS;
      for (let index = 0; ; index += 1) {
        const { start, end, offset } = nth(index);
        if (wall - offset < end) return Math.max(wall - offset, start);
      }
    },
    dayAt: (moment) => Math.floor((moment + at(moment).offset) / DAY_MS),
    minuteAt(moment) {
      const wall = moment + at(moment).offset;
      return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
    },
    steady(start, end) {
      const pieces: Steady[] = [];
      for (let moment = start; moment < end; moment = at(moment).end)
        pieces.push({ start: moment, end: Math.min(end, at(moment).end), offset: at(moment).offset });
      return pieces;
    },
  };
}

function steadyFrom(zone: string, start: number): Steady {
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const end = local.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  return { start, end, offset: local.offsetNanoseconds / 1_000_000 };
}

/** `YYYY-MM-DD` as a count of days. */
export function toDayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** 1 is Monday, 7 is Sunday: day 0 was a Thursday. */
export function weekdayOf(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 1;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
