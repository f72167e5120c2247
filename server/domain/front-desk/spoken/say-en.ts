import { english } from '../../phrases-en.ts';
import { englishNumber, englishOrdinal } from './numbers.ts';
import type { Sayings } from './sayings.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** In words, because a voice reads "3:30" in more than one way. */
export const englishSayings: Sayings = {
  day: ({ dayOfWeek, day, month }, year) =>
    `${english.weekdays[dayOfWeek - 1]} the ${englishOrdinal(day)} of ${MONTHS[month - 1]}${year === null ? '' : ` ${year}`}`,
  time: ({ hour, minute }) =>
    hour === 12 && minute === 0 ? 'twelve noon' : `${clockWords(hour, minute)} ${partOf(hour)}`,
  at: (day, time) => `${day} at ${time}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  midnight: 'midnight',
  pass: ['before the clocks go back', 'after the clocks go back'],
};

function clockWords(hour: number, minute: number): string {
  const named = (each: number): string => englishNumber(((each + 11) % 12) + 1);
  if (minute === 0) return `${named(hour)} o'clock`;
  if (minute === 15) return `quarter past ${named(hour)}`;
  if (minute === 30) return `half past ${named(hour)}`;
  if (minute === 45) return `quarter to ${named(hour + 1)}`;
  return `${named(hour)} ${minute < 10 ? 'oh ' : ''}${englishNumber(minute)}`;
}

function partOf(hour: number): string {
  if (hour < 5) return 'at night';
  if (hour < 12) return 'in the morning';
  return hour < 18 ? 'in the afternoon' : 'in the evening';
}
