import { german } from '../../phrases-de.ts';
import { germanNumber, germanOrdinalStem } from './numbers.ts';
import type { Sayings } from './sayings.ts';

const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

/** In words, because a voice reads "15:30" in more than one way. */
export const germanSayings: Sayings = {
  day: ({ dayOfWeek, day, month }, year) =>
    `${german.weekdays[dayOfWeek - 1]}, den ${germanOrdinalStem(day)}en ${MONTHS[month - 1]}${year === null ? '' : ` ${year}`}`,
  time({ hour, minute }) {
    const words = [
      hour === 1 ? 'ein' : germanNumber(hour),
      'Uhr',
      minute === 0 ? '' : germanNumber(minute),
      partOf(hour),
    ];
    return words.filter((word) => word !== '').join(' ');
  },
  at: (day, time) => `${day} um ${time}`,
  fromTo: (from, to) => `von ${from} bis ${to}`,
  midnight: 'Mitternacht',
  pass: ['vor der Zeitumstellung', 'nach der Zeitumstellung'],
};

/** "Neun Uhr" may be in the evening; "dreizehn Uhr" and "null Uhr" may not. */
function partOf(hour: number): string {
  if (hour === 0 || hour > 12) return '';
  if (hour < 6) return 'nachts';
  return hour < 12 ? 'vormittags' : 'mittags';
}
