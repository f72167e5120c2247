import { asciiDigits, plainDigits } from './digit-words.ts';
import { readsAsDates, readsAsPostcode, readsAsPrice } from './number-reading.ts';
import { type Dictation, dictationsIn, joined, type Row } from './number-rows.ts';

/** Shortest row of digits that can be a phone number; with a leading plus one digit fewer is enough (Niue). */
const fewestDigits = 7;
/** Two amounts with "and" between them have this many digits at most together with a third. */
const longAmounts = 9;
const fewestSpoken = 4;

/**
 * Hides phone numbers: a row of seven or more digits in any script or form and with any separators, or as many spoken
 * ones ("five five oh …"; the languages of `digit-words.ts`), also with one or two small words between the groups,
 * becomes `number ending NN`. Dates, times, prices, plates and mileages stay. In an address a postcode after a house
 * number stays too. Linear in the length of the text.
 */
export function maskNumbers(raw: string, kind: 'text' | 'address' = 'text'): string {
  const text = plainDigits(raw);
  let masked = '';
  let copied = 0;
  for (const row of dictationsIn(text).flatMap((dictation) => numbersOf(text, dictation))) {
    if (!isPhoneLike(text, row, kind)) continue;
    const start = startOf(text, row, copied);
    masked += text.slice(copied, start) + (row.vague ? 'a phone number' : `number ending ${row.digits.slice(-2)}`);
    copied = row.end;
  }
  // Without a number in it a text keeps its raised and circled digits: "40 m²".
  return copied === 0 ? asciiDigits(raw) : masked + text.slice(copied);
}

/** A dictation as the one number it spells, or as the several amounts it may be. */
function numbersOf(text: string, { rows, paused }: Dictation): Row[] {
  if (rows.length < 2) return rows;
  const whole = joined(rows);
  if (whole.spoken >= fewestSpoken) return [whole];
  if (rows.every((row) => isOwnAmount(text, row))) return rows;
  const zeroFirst = rows.some((row) => row.spoken === 0 && /^0\d{2}/.test(row.digits));
  const isOne =
    paused || zeroFirst || isAfterPlus(text, whole) || (rows.length > 2 && whole.digits.length >= longAmounts);
  return isOne ? [whole] : rows;
}

/** A day, a year, a date or a time says all by itself; "07911" says nothing without what follows. */
function isOwnAmount(text: string, row: Row): boolean {
  const shown = text.slice(row.start, row.end);
  return row.digits.length <= 2 || /^(?:19|20)\d{2}$/.test(shown) || readsAsDates(shown);
}

/** A plus or a parenthesis before the first group belongs to the number. */
function startOf(text: string, row: Row, copied: number): number {
  const before = text.slice(Math.max(copied, row.start - 3), row.start);
  return row.start - (/[+(\s]{0,3}$/.exec(before)?.[0].trimStart().length ?? 0);
}

function isAfterPlus(text: string, row: Row): boolean {
  return /\+\s?\(?$/.test(text.slice(Math.max(0, row.start - 4), row.start));
}

function isPhoneLike(text: string, row: Row, kind: 'text' | 'address'): boolean {
  const before = text.slice(Math.max(0, row.start - 4), row.start);
  if (row.digits.length < fewestDigits - (isAfterPlus(text, row) ? 1 : 0)) return false;
  if (row.spoken > 0 || before.endsWith('+')) return true;
  const shown = text.slice(row.start, row.end);
  if (kind === 'address' && readsAsPostcode(shown)) return false;
  return !(readsAsDates(shown) || readsAsPrice(before, shown, text.slice(row.end, row.end + 12)));
}
