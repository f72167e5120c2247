import { Temporal } from 'temporal-polyfill';

import { bareWeekday, dayRules } from './day-rules.ts';
import { partsOfDay } from './parts-of-day.ts';
import { type DaySpan, inBoth, type TimeSpan } from './spans.ts';
import { toSymbols } from './symbols.ts';
import { hourAt, timeAt, toClock } from './time-rules.ts';
import type { Vocabulary } from './vocabulary.ts';
import { germanWords } from './words-de.ts';
import { englishWords } from './words-en.ts';

/** Why nothing can be made of a wording. */
export type Unheard = 'not_understood' | 'no_such_day' | 'contradiction' | 'alternatives';

/**
 * What a wording says of day and time, each with every reading it has; null where it says nothing of it. `pass` says
 * which hour of the two of the night when clocks go back.
 */
export type Heard = { days: DaySpan[] | null; times: TimeSpan[] | null; pass: 1 | 2 | null };
export type Hearing = ({ heard: true } & Heard) | { heard: false; why: Unheard };

type Draft = {
  days: DaySpan[] | null;
  weekdays: number[];
  times: TimeSpan[] | null;
  clocks: number[] | null;
  parts: string[];
  pass: 1 | 2 | null;
};
type Step = { end: number } | Unheard;

const VOCABULARIES = [englishWords, germanWords];

/**
 * Understands "tomorrow afternoon" or "Freitag in einer Woche um halb vier", said on the day `today` in the shop's zone.
 * The language of the call is tried first. A wording with any word that is not understood is not understood at all.
 */
export function hear(wording: string, today: Temporal.PlainDate, language: string): Hearing {
  const inOrder = VOCABULARIES.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  let why: Unheard = 'not_understood';
  for (const vocabulary of inOrder) {
    const hearing = hearIn(wording, today, vocabulary);
    if (hearing.heard) return hearing;
    // Another language that does not know its words says nothing about a wording.
    if (hearing.why !== 'not_understood') why = hearing.why;
  }
  return { heard: false, why };
}

function hearIn(wording: string, today: Temporal.PlainDate, vocabulary: Vocabulary): Hearing {
  const symbols = toSymbols(wording, vocabulary);
  if (symbols === null || symbols === '') return { heard: false, why: 'not_understood' };
  if (/(?:^| )or /.test(symbols)) return { heard: false, why: 'alternatives' };
  const draft: Draft = { days: null, weekdays: [], times: null, clocks: null, parts: [], pass: null };
  for (let at = 0; at < symbols.length;) {
    const step = stepAt(symbols, at, today, draft);
    if (typeof step === 'string') return { heard: false, why: step };
    at = step.end;
  }
  return settled(draft, today);
}

/** Takes in what stands at one place of the symbols. */
function stepAt(symbols: string, at: number, today: Temporal.PlainDate, draft: Draft): Step {
  return (
    dayStep(symbols, at, today, draft) ??
    smallStep(symbols, at, today, draft) ??
    timeStep(symbols, at, draft) ??
    'not_understood'
  );
}

function dayStep(symbols: string, at: number, today: Temporal.PlainDate, draft: Draft): Step | null {
  for (const [pattern, readings] of dayRules) {
    pattern.lastIndex = at;
    const match = pattern.exec(symbols);
    if (!match) continue;
    const days = readings(match, today);
    if (days === null) return 'no_such_day';
    draft.days = draft.days === null ? days : inBoth(draft.days, days);
    return { end: at + match[0].length };
  }
  return null;
}

const SMALL = /(?:w([1-7])|(?:in |at )?(this )?p:([a-z]+)|pass([12])|soonest) /y;

function smallStep(symbols: string, at: number, today: Temporal.PlainDate, draft: Draft): Step | null {
  SMALL.lastIndex = at;
  const match = SMALL.exec(symbols);
  if (!match) return null;
  const [all, weekday, isToday, part, pass] = match;
  if (weekday) draft.weekdays.push(Number(weekday));
  if (part) draft.parts.push(part);
  if (isToday) draft.days = inBoth(draft.days ?? [dayOf(today)], [dayOf(today)]);
  if (pass) draft.pass = pass === '1' ? 1 : 2;
  return { end: at + all.length };
}

/** A time, or the stretch before, after or between times. */
function timeStep(symbols: string, at: number, draft: Draft): Step | null {
  const word = /^(?:between|from|after|past|before|until|to) /.exec(symbols.slice(at, at + 10))?.[0] ?? '';
  const from = at + word.length;
  const isPair = word === 'between ' || word === 'from ';
  const pair = isPair || word === '' ? pairAt(symbols, from, isPair) : null;
  if (pair) {
    draft.times = inBoth(draft.times ?? [ALL_DAY], pair.spans);
    return { end: pair.end };
  }
  const time = timeAt(symbols, from, word !== '');
  if (!time || (word === '' && draft.clocks !== null)) return null;
  if (word === '') draft.clocks = time.readings;
  else
    draft.times = inBoth(
      draft.times ?? [ALL_DAY],
      time.readings.map((each) => openSpan(word, each)),
    );
  return { end: time.end };
}

/**
 * Two times and what joins them. "From ten to four" is a stretch, though "ten to four" by itself is ten minutes before
 * four; "two to four" is never said of a minute.
 */
function pairAt(symbols: string, at: number, isNamed: boolean): { spans: TimeSpan[]; end: number } | null {
  const whole = timeAt(symbols, at, isNamed);
  for (const first of isNamed ? [whole, hourAt(symbols, at)] : whole ? [] : [hourAt(symbols, at)]) {
    if (!first) continue;
    const joints = isNamed ? /^(?:and|to|until) / : /^(?:to|until) /;
    const [joint] = joints.exec(symbols.slice(first.end, first.end + 6)) ?? [];
    const second = joint === undefined ? null : timeAt(symbols, first.end + joint.length, true);
    if (second) return { spans: pairs(first.readings, second.readings), end: second.end };
  }
  return null;
}

const ALL_DAY: TimeSpan = { from: '00:00', to: '24:00' };

function openSpan(word: string, time: number): TimeSpan {
  const isEnd = word === 'before ' || word === 'until ' || word === 'to ';
  return isEnd ? { from: '00:00', to: toClock(time) } : { from: toClock(time), to: '24:00' };
}

/** From three to five is two hours, never fourteen. */
function pairs(from: readonly number[], to: readonly number[]): TimeSpan[] {
  return from.flatMap((start) =>
    to.filter((end) => end > start && end - start < 720).map((end) => ({ from: toClock(start), to: toClock(end) })),
  );
}

function settled(draft: Draft, today: Temporal.PlainDate): Hearing {
  const days = daysOf(draft, today);
  const times = timesOf(draft);
  if (days?.length === 0 || times?.length === 0) return { heard: false, why: 'contradiction' };
  return { heard: true, days, times, pass: draft.pass };
}

/** A weekday beside a date must be the date's; beside a week it is the day of that week. */
function daysOf({ days, weekdays }: Draft, today: Temporal.PlainDate): DaySpan[] | null {
  if (weekdays.length === 0) return days;
  if (days === null) return weekdays.map((each) => bareWeekday(today, each)).reduce(inBoth);
  return days
    .flatMap(daysWithin)
    .filter(({ from }) => weekdays.every((each) => Temporal.PlainDate.from(from).dayOfWeek === each));
}

function daysWithin({ from, to }: DaySpan): DaySpan[] {
  const first = Temporal.PlainDate.from(from);
  const { days } = first.until(to);
  return Array.from({ length: days + 1 }, (_, index) => dayOf(first.add({ days: index })));
}

function dayOf(day: Temporal.PlainDate): DaySpan {
  return { from: day.toString(), to: day.toString() };
}

/** A part of the day tells which of two hours is meant; by itself it is a stretch. */
function timesOf({ times, clocks, parts }: Draft): TimeSpan[] | null {
  const named = parts.flatMap((part) => partsOfDay.get(part) ?? []);
  const fits = (hour: number): boolean => named.every(({ holds }) => holds(hour));
  const stretches =
    times?.filter(({ from, to }) => named.length === 0 || fits(Number((from === '00:00' ? to : from).slice(0, 2)))) ??
    null;
  if (clocks !== null) {
    const exact = clocks
      .filter((time) => fits(Math.floor(time / 60)))
      .map((time) => ({ from: toClock(time), to: toClock(time) }));
    return stretches === null ? exact : inBoth(stretches, exact);
  }
  if (named.length === 0) return stretches;
  return named.map(({ span }) => [span]).reduce<TimeSpan[]>(inBoth, stretches ?? [ALL_DAY]);
}
