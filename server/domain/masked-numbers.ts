import { asciiDigits, digitOfWord, isLargeNumberWord, repeatsOfWord } from './digit-words.ts';
import { fold } from './fold.ts';
import { readsAsDates, readsAsPostcode, readsAsPrice } from './number-reading.ts';

/** Shortest row of digits that can be a phone number; with a leading plus one digit fewer is enough (Niue). */
const fewestDigits = 7;
/** Whatever stands between two groups of one number is not longer than this. */
const longestGap = 12;

type Row = { start: number; end: number; digits: string; words: boolean; vague: boolean };
type Piece = { text: string; start: number; end: number; digits: string | null; large: boolean };

/**
 * Hides phone numbers: a row of seven or more digits in any script and with any separators, or as many spoken ones
 * ("five five oh …" in English, German, French, Spanish), becomes `number ending NN`. Dates, times, prices, plates
 * and mileages stay. In an address a postcode after a house number stays too. Linear in the length of the text.
 */
export function maskNumbers(raw: string, kind: 'text' | 'address' = 'text'): string {
  const text = asciiDigits(raw);
  let masked = '';
  let copied = 0;
  for (const row of rowsIn(text)) {
    if (!isPhoneLike(text, row, kind)) continue;
    const start = startOf(text, row, copied);
    masked += text.slice(copied, start) + (row.vague ? 'a phone number' : `number ending ${row.digits.slice(-2)}`);
    copied = row.end;
  }
  return masked + text.slice(copied);
}

/** A plus or a parenthesis before the first group belongs to the number. */
function startOf(text: string, row: Row, copied: number): number {
  const before = text.slice(Math.max(copied, row.start - 3), row.start);
  return row.start - (/[+(\s]{0,3}$/.exec(before)?.[0].trimStart().length ?? 0);
}

function isPhoneLike(text: string, row: Row, kind: 'text' | 'address'): boolean {
  const before = text.slice(Math.max(0, row.start - 4), row.start);
  if (row.digits.length < fewestDigits - (/\+\s?\(?$/.test(before) ? 1 : 0)) return false;
  if (row.words || before.endsWith('+')) return true;
  const shown = text.slice(row.start, row.end);
  if (kind === 'address' && readsAsPostcode(shown)) return false;
  return !(readsAsDates(shown) || readsAsPrice(before, shown, text.slice(row.end, row.end + 12)));
}

/** Rows of digit groups and number words with nothing but separators between them. */
function* rowsIn(text: string): Generator<Row> {
  let row: Row | null = null;
  let repeated: { start: number; times: number } | null = null;
  for (const piece of piecesOf(text)) {
    if (piece.digits === null) {
      const times = repeatsOfWord(piece.text);
      if (times !== undefined) repeated = { start: piece.start, times };
      else if (piece.text !== '') repeated = null;
      if (times === undefined && row && !joins(piece, row)) {
        yield row;
        row = null;
      }
      continue;
    }
    const isWord = piece.text !== '';
    row ??= { start: repeated?.start ?? piece.start, end: piece.end, digits: '', words: false, vague: false };
    row.digits += piece.digits.length === 1 ? piece.digits.repeat(repeated?.times ?? 1) : piece.digits;
    row.end = piece.end;
    row.words ||= isWord;
    row.vague ||= piece.large;
    repeated = null;
  }
  if (row) yield row;
}

/** Words said between the groups of a number, and "et", "y", "und" inside of a spoken number. */
const spokenGaps =
  /^(?:dash|minus|hyphen|dot|point|space|uh|um|er|erm|strich|bindestrich|punkt|tiret|espace|guion|punto|espacio)$/;

function joins(piece: Piece, row: Row): boolean {
  if (piece.text === '') return piece.end - piece.start <= longestGap;
  return spokenGaps.test(piece.text) || (row.words && /^(?:et|y|und)$/.test(piece.text));
}

/** Digit groups, words (folded) and gaps. `text` is empty for groups and gaps. */
function* piecesOf(text: string): Generator<Piece> {
  for (const match of text.matchAll(/(\d+)|(\p{L}[\p{L}\p{M}]*)|[^\p{L}\d]+/gu)) {
    const [whole, group, word] = match;
    const span = { start: match.index, end: match.index + whole.length };
    if (group !== undefined) yield { ...span, text: '', digits: group, large: false };
    else if (word === undefined) {
      // A currency or a share between two groups makes them two amounts.
      const apart = /[€$£¥%@&=]/.test(whole);
      yield { ...span, text: apart ? '%' : '', digits: null, large: false };
    } else yield { ...span, ...readWord(word) };
  }
}

function readWord(word: string): Pick<Piece, 'text' | 'digits' | 'large'> {
  const text = word.length > 30 ? word : fold(word);
  const digit = digitOfWord(text);
  if (digit !== undefined) return { text, digits: digit, large: false };
  return isLargeNumberWord(text) ? { text, digits: '0', large: true } : { text, digits: null, large: false };
}
