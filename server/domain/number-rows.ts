import { digitOfWord, isLargeNumberWord, repeatsOfWord } from './digit-words.ts';
import { type Filler, fillerOf } from './filler-words.ts';
import { fold } from './fold.ts';

/** Whatever stands between two groups of one number is not longer than this. */
const longestGap = 12;
const mostFillers = 2;

/** Digit groups with nothing but separators between them; `spoken` counts those said in words. */
export type Row = { start: number; end: number; digits: string; spoken: number; vague: boolean };
/** Rows with one or two small words between each two of them, and whether one of these words gave somebody time. */
export type Dictation = { rows: Row[]; paused: boolean };
type Piece = { text: string; start: number; end: number; digits: string | null; large: boolean };

/** The dictations in a text, in order. Digits must be ASCII. Linear in the length of the text. */
export function dictationsIn(text: string): Dictation[] {
  const found: Dictation[] = [];
  let fillers: Filler[] = [];
  let open = false;
  let repeated: { start: number; times: number } | null = null;
  for (const piece of piecesOf(text)) {
    if (piece.digits !== null) {
      addTo(found, open ? fillers : null, piece, repeated);
      [open, fillers, repeated] = [true, [], null];
      continue;
    }
    const times = repeatsOfWord(piece.text);
    repeated = times === undefined ? null : { start: piece.start, times };
    const filler = times === undefined ? fillerIn(piece, lastRow(found)) : 'sign';
    if (filler === null || (filler !== 'sign' && softOnes(fillers) === mostFillers)) open = false;
    else fillers.push(filler);
  }
  return found;
}

function lastRow(found: readonly Dictation[]): Row | undefined {
  return found.at(-1)?.rows.at(-1);
}

function softOnes(fillers: readonly Filler[]): number {
  return fillers.filter((filler) => filler !== 'sign').length;
}

/** Links of one letter ("y", "e") join what was spoken; between figures such a letter is more likely a code. */
function fillerIn({ text }: Piece, row: Row | undefined): Filler | null {
  return text.length === 1 && !row?.spoken ? null : fillerOf(text);
}

function addTo(
  found: Dictation[],
  fillers: readonly Filler[] | null,
  piece: Piece,
  repeated: { start: number; times: number } | null,
): void {
  const digits = piece.digits ?? '';
  const row = {
    start: repeated?.start ?? piece.start,
    end: piece.end,
    digits: digits.length === 1 ? digits.repeat(repeated?.times ?? 1) : digits,
    spoken: piece.text === '' ? 0 : 1,
    vague: piece.large,
  };
  const last = fillers === null ? undefined : found.at(-1);
  const before = last?.rows.at(-1);
  if (!last || !before || fillers === null) found.push({ rows: [row], paused: false });
  else if (softOnes(fillers) === 0) extend(before, row);
  else {
    last.rows.push(row);
    last.paused ||= fillers.includes('pause');
  }
}

/** In place, because a text can be one row of thousands of words. */
function extend(row: Row, next: Row): void {
  row.end = next.end;
  row.digits += next.digits;
  row.spoken += next.spoken;
  row.vague ||= next.vague;
}

/** Rows as one, from the start of the first to the end of the last; there must be one. */
export function joined(rows: readonly Row[]): Row {
  return {
    start: rows[0]?.start ?? 0,
    end: rows.at(-1)?.end ?? 0,
    digits: rows.map(({ digits }) => digits).join(''),
    spoken: rows.reduce((sum, { spoken }) => sum + spoken, 0),
    vague: rows.some(({ vague }) => vague),
  };
}

/** Digit groups (`text` is empty), words (folded), and gaps that part what stands around them. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let afterDigit = false;
  const parts = /(\d(?:[ .,/()-]{0,3}\d)*)|(\p{L}[\p{L}\p{M}]*)|[^\p{L}\d]+/gu;
  for (let match = parts.exec(text); match !== null; match = parts.exec(text)) {
    const start = match.index;
    const end = parts.lastIndex;
    if (match[1] !== undefined) {
      pieces.push({ text: '', start, end, digits: match[1].replace(/\D/g, ''), large: false });
      afterDigit = false;
    } else if (match[2] !== undefined) {
      const piece = wordPiece(match[2], start, end, afterDigit);
      pieces.push(piece);
      afterDigit = piece.digits !== null;
    } else if (keepsApart(match[0])) pieces.push({ text: '%', start, end, digits: null, large: false });
  }
  return pieces;
}

/** A currency or a share between two groups makes them two amounts; a long gap two texts. */
function keepsApart(gap: string): boolean {
  return gap.length > 1 ? gap.length > longestGap || /[€$£¥%@&=]/.test(gap) : '€$£¥%@&='.includes(gap);
}

function wordPiece(word: string, start: number, end: number, afterDigit: boolean): Piece {
  const text = plainWord(word);
  if (text.length < 2 && text !== 'o') return { text, start, end, digits: null, large: false };
  const digit = digitOfWord(text, afterDigit);
  if (digit !== undefined) return { text, start, end, digits: digit, large: false };
  const large = isLargeNumberWord(text);
  return { text, start, end, digits: large ? '0' : null, large };
}

/** Number words are short; `fold` on every word of a long text would cost more than all the rest. */
export function plainWord(word: string): string {
  if (/^[a-z]+$/i.test(word) || word.length < 3 || word.length > 30) return word.toLowerCase();
  return fold(word);
}
