/** From one day to another (`YYYY-MM-DD`), both included; the same twice is one day. */
export type DaySpan = { from: string; to: string };
/** From one time to another (`HH:MM`, up to `24:00`); the same twice is that very minute. */
export type TimeSpan = { from: string; to: string };

/** The parts of two sets of readings that both can mean. Dates and times in these forms sort as text. */
export function inBoth<S extends DaySpan | TimeSpan>(some: readonly S[], others: readonly S[]): S[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const from = one.from > other.from ? one.from : other.from;
      const to = one.to < other.to ? one.to : other.to;
      return from <= to ? [{ ...one, from, to }] : [];
    }),
  );
}
