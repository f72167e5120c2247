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
  return spokenGaps.test(piece.text) || (row.words && /^(?:et|y|und)$/.test(piece.text));
}

/** Digit groups (`text` is empty), words (folded), and gaps that part what stands around them. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const parts = /(\d(?:[ .,/()-]{0,3}\d)*)|(\p{L}[\p{L}\p{M}]*)|[^\p{L}\d]+/gu;
  for (let match = parts.exec(text); match !== null; match = parts.exec(text)) {
    const start = match.index;
    const end = parts.lastIndex;
    if (match[1] !== undefined)
      pieces.push({ text: '', start, end, digits: match[1].replace(/\D/g, ''), large: false });
    else if (match[2] !== undefined) pieces.push(wordPiece(match[2], start, end));
    else if (keepsApart(match[0])) pieces.push({ text: '%', start, end, digits: null, large: false });
  }
  return pieces;
}

/** A currency or a share between two groups makes them two amounts; a long gap two texts. */
function keepsApart(gap: string): boolean {
  return gap.length > 1 ? gap.length > longestGap || /[€$£¥%@&=]/.test(gap) : '€$£¥%@&='.includes(gap);
}

function wordPiece(word: string, start: number, end: number): Piece {
  const text = plainWord(word);
  if (text.length < 2 && text !== 'o') return { text, start, end, digits: null, large: false };
  const digit = digitOfWord(text);
  if (digit !== undefined) return { text, start, end, digits: digit, large: false };
  const large = isLargeNumberWord(text);
  return { text, start, end, digits: large ? '0' : null, large };
}

/** Number words are short; `fold` on every word of a long text would cost more than all the rest. */
function plainWord(word: string): string {
  if (/^[a-z]+$/i.test(word) || word.length < 3 || word.length > 30) return word.toLowerCase();
  return fold(word);
}
