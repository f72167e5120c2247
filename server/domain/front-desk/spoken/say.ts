import { Temporal } from 'temporal-polyfill';

import { speaks } from '../../phrases.ts';
import { germanSayings } from './say-de.ts';
import { englishSayings } from './say-en.ts';
import { numeralSayings } from './say-numerals.ts';
import type { Sayings } from './sayings.ts';

const SAYINGS: ReadonlyMap<string, Sayings> = new Map([
  ['en', englishSayings],
  ['de', germanSayings],
]);

function sayingsIn(language: string): Sayings {
  return SAYINGS.get(language) ?? (speaks(language) ? numeralSayings(language) : englishSayings);
}

/** `Friday the twentieth of November`, with the year where it is not the next such day to come. */
export function sayDay(day: string, today: string, language: string): string {
  const said = Temporal.PlainDate.from(day);
  const first = Temporal.PlainDate.from(today);
  const isNext = day >= today && Temporal.PlainDate.compare(said, first.add({ years: 1 })) < 0;
  // A 29 February is years away from any other.
  const isLeap = said.month === 2 && said.day === 29;
  return sayingsIn(language).day(said, isNext && !isLeap ? null : said.year);
}

/** `half past three in the afternoon`, for the minute of an instant on the clock of a zone. */
export function sayTime(instant: string, zone: string, language: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const sayings = sayingsIn(language);
  const time = sayings.time(at.toPlainTime());
  const pass = passOf(at);
  return pass === null ? time : `${time} ${sayings.pass[pass - 1] ?? ''}`;
}

/** A day and one or more of its times, all in words already. */
export function sayDayAndTime(day: string, times: string, language: string): string {
  return sayingsIn(language).at(day, times);
}

/** `from nine o'clock in the morning to midnight`, for two times of a day's clock as opening hours have them. */
export function sayStretch(open: string, close: string, language: string): string {
  const sayings = sayingsIn(language);
  const isMidnight = close === '24:00' || close === '00:00';
  return sayings.fromTo(sayClock(open, language), isMidnight ? sayings.midnight : sayClock(close, language));
}

/** `half past three in the afternoon`, for `HH:MM`. */
export function sayClock(time: string, language: string): string {
  return sayingsIn(language).time(Temporal.PlainTime.from(time === '24:00' ? '00:00' : time));
}

/** `Friday the twentieth of November at half past three in the afternoon`; `now` is an instant, both in the zone. */
export function sayWhen(instant: string, now: string, zone: string, language: string): string {
  const dayOf = (each: string): string => Temporal.Instant.from(each).toZonedDateTimeISO(zone).toPlainDate().toString();
  return sayingsIn(language).at(sayDay(dayOf(instant), dayOf(now), language), sayTime(instant, zone, language));
}

function passOf(at: Temporal.ZonedDateTime): 1 | 2 | null {
  const [first, second] = momentsOf(at.toPlainDateTime(), at.timeZoneId);
  if (second === undefined || first === undefined) return null;
  return first.epochMilliseconds === at.epochMilliseconds ? 1 : 2;
}

/** The moments at which the clocks of a zone show a time: none in the hour that a night leaves out, two in one it has twice. */
export function momentsOf(wall: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime[] {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  const both = earlier && later ? (earlier.equals(later) ? [earlier] : [earlier, later]) : [];
  return both.filter((moment) => moment.toPlainDateTime().equals(wall));
}
