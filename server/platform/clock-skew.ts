type Deps = {
  now: () => Date;
  /** Milliseconds that only go forward, whatever is done to the clock. */
  elapsed: () => number;
};

/** A `Date` header says whole seconds, and an answer takes its time: what is less than this is no difference. */
const NOTHING_MS = 2000;
/** When both clocks have parted by this, the computer's was set, or it slept: what was known of it no longer counts. */
const SET_MS = 60_000;

export type ClockSkew = ReturnType<typeof createClockSkew>;

/**
 * How far the clock of this computer is off, by the `Date` of the last answer of a provider (reliability.md F11). A
 * clock that has been set since is believed until the next answer.
 */
export function createClockSkew({ now, elapsed }: Deps) {
  let known: { milliseconds: number; wall: number; steady: number } | null = null;

  function milliseconds(): number | null {
    if (known === null) return null;
    const parted = now().getTime() - known.wall - (elapsed() - known.steady);
    return Math.abs(parted) < SET_MS ? known.milliseconds : null;
  }

  return {
    /** `sentAt`: when the request went out, by `elapsed`. A header that is no date says nothing. */
    note(header: string | null, sentAt: number): void {
      const theirs = Date.parse(header ?? '');
      if (Number.isNaN(theirs)) return;
      const steady = elapsed();
      const wall = now().getTime();
      // Their clock was read somewhere between asking and answering, and lost up to a second in being told.
      const off = theirs + 500 - (wall - (steady - sentAt) / 2);
      known = { milliseconds: Math.abs(off) < NOTHING_MS ? 0 : Math.round(off), wall, steady };
    },
    /** What must be added to the clock of this computer to have the right time; null while nobody has told it. */
    milliseconds,
    /** The time as the providers have it. */
    corrected: (): Date => new Date(now().getTime() + (milliseconds() ?? 0)),
  };
}
