import type { WeeklyHours } from '#contract/businesses.ts';

import { weekOf } from './opening-hours.ts';
import { listed, type PhraseBook } from './phrase-book.ts';
import { phrasesIn, spokenLanguage } from './phrases.ts';

/** One line of a week's hours: "Monday to Friday 09:00–17:00, Saturday 10:00–14:00, closed on Sunday". */
export function hoursSummary(hours: WeeklyHours | null, language: string, words: StretchWords = inFigures): string {
  const phrases = phrasesIn(spokenLanguage(language, 'en'));
  if (hours === null) return phrases.hours.unknown;
  const days = weekOf(hours).map((spans) => spokenSpans(spans, phrases, words));
  const runs = runsOf(days);
  const open = runs.filter(({ spans }) => spans !== '');
  const closed = runs.filter(({ spans }) => spans === '');
  if (open.length === 0) return phrases.hours.closedAllWeek;

  const parts = open.map(({ first, last, spans }) => `${spokenDays(first, last, phrases)} ${spans}`);
  const closedDays = closed.flatMap(({ first, last }) =>
    last === first + 1 ? phrases.weekdays.slice(first, last + 1) : [spokenDays(first, last, phrases)],
  );
  if (closed.length > 0) parts.push(phrases.hours.closed(listed(closedDays, phrases.hours.and)));
  return capitalised(parts.join(', '));
}

/** How a stretch is written or said, from its two times of the clock. */
type StretchWords = (open: string, close: string) => string;

const inFigures: StretchWords = (open, close) => `${open}–${close}`;

function spokenSpans(spans: WeeklyHours[1], phrases: PhraseBook, stretch: StretchWords): string {
  const inOrder = spans.toSorted((a, b) => a.open.localeCompare(b.open));
  const words = inOrder.map(({ open, close }) =>
    isWholeDay(open, close) ? phrases.hours.allDay : stretch(open, close),
  );
  return listed(words, phrases.hours.and);
}

/** A close that is not after the open means the next day, so equal times are a full turn of the clock. */
function isWholeDay(open: string, close: string): boolean {
  return open === '00:00' && (close === '24:00' || close === '00:00');
}

/** Neighbouring days with the same words, as positions from 0 (Monday). */
function runsOf(days: string[]): { first: number; last: number; spans: string }[] {
  const runs: { first: number; last: number; spans: string }[] = [];
  for (const [day, spans] of days.entries()) {
    const run = runs[runs.length - 1];
    if (run?.spans === spans) run.last = day;
    else runs.push({ first: day, last: day, spans });
  }
  return runs;
}

function spokenDays(first: number, last: number, phrases: PhraseBook): string {
  const [from = '', to = ''] = [phrases.weekdays[first], phrases.weekdays[last]];
  if (first === last) return from;
  return last === first + 1 ? listed([from, to], phrases.hours.and) : phrases.hours.range(from, to);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
