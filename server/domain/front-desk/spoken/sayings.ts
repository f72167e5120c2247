import type { Temporal } from 'temporal-polyfill';

/** How one language says a day, a time and both. */
export type Sayings = {
  /** `year` only where it is said. */
  day(day: Temporal.PlainDate, year: number | null): string;
  time(time: Temporal.PlainTime): string;
  at(day: string, time: string): string;
  /** A stretch of a day, its ends in words. */
  fromTo(from: string, to: string): string;
  /** The end of a day that is open until then. */
  midnight: string;
  /** Which hour of the two that one night has, when the clocks go back. */
  pass: readonly [string, string];
};
