import { digitOfWord, isLargeNumberWord, plainDigits, repeatsOfWord } from './digit-words.ts';
import { isBesideNumber } from './filler-words.ts';
import type { SpokenTurn } from './finished-call.ts';
import { readsAsDates } from './number-reading.ts';
import { dictationsIn, joined, plainWord, type Row } from './number-rows.ts';

/** Longer turns say more than a part of a number. */
const longestPart = 80;
const fewestInTurn = 3;
const fewestInCall = 7;
const hidden = 'part of a number';

type Said = Pick<SpokenTurn, 'role' | 'text'>;

/**
 * Hides a number dictated over several turns ("oh seven nine one one", "yes?", "six five four", "three two one"): turns
 * of the caller with nothing but three or more digits, which make seven or more with their neighbours, and what the
 * agent read back in between and just after. All else stays as it was said.
 */
export function hideDictated<T extends Said>(turns: readonly T[]): T[] {
  const shown = [...turns];
  for (const run of dictatedRuns(turns)) {
    const places = new Set(run);
    const end = Math.min((run.at(-1) ?? 0) + 2, shown.length);
    for (let at = run[0] ?? 0; at < end; at++) {
      const turn = shown[at];
      if (!turn) continue;
      if (places.has(at)) shown[at] = { ...turn, text: hidden };
      else if (turn.role === 'agent') shown[at] = { ...turn, text: withoutParts(turn.text) };
    }
  }
  return shown;
}

/** The places of the turns that together spell a number. A caller's "um" in between does not part them. */
function dictatedRuns(turns: readonly Said[]): number[][] {
  const runs: { places: number[]; digits: number }[] = [];
  let open = false;
  for (const [at, turn] of turns.entries()) {
    if (turn.role !== 'caller') continue;
    const digits = digitsOnly(turn.text);
    const run = open ? runs.at(-1) : undefined;
    open = digits === 0 ? open : digits !== null && digits >= fewestInTurn;
    if (digits === null) open = false;
    if (!open || !digits) continue;
    if (run) {
      run.places.push(at);
      run.digits += digits;
    } else runs.push({ places: [at], digits });
  }
  return runs.filter(({ places, digits }) => places.length > 1 && digits >= fewestInCall).map(({ places }) => places);
}

/** How many digits a turn has if there is nothing else in it; null when there is, or when it is a date or a time. */
function digitsOnly(raw: string): number | null {
  if (raw.length > longestPart) return null;
  const text = plainDigits(raw);
  // Most turns begin with a word that settles it, and a long call has thousands.
  const first = plainWord(/^[^\p{L}\d]*(\p{L}[\p{L}\p{M}]*)/u.exec(text)?.[1] ?? '');
  if (first !== '' && !isBesideNumber(first) && !saysNumber(first)) return null;
  const rows = dictationsIn(text).flatMap((dictation) => dictation.rows);
  const rest = outside(text, rows).match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  if (rest.some((word) => !isBesideNumber(plainWord(word)))) return null;
  if (/[€$£¥%@&=]/.test(text) || (rows.length > 0 && readsAsDates(text.slice(rows[0]?.start, rows.at(-1)?.end))))
    return null;
  return rows.length === 0 ? 0 : joined(rows).digits.length;
}

function saysNumber(word: string): boolean {
  return digitOfWord(word, true) !== undefined || isLargeNumberWord(word) || repeatsOfWord(word) !== undefined;
}

function outside(text: string, rows: readonly Row[]): string {
  let rest = '';
  let copied = 0;
  for (const { start, end } of rows) {
    rest += `${text.slice(copied, start)} `;
    copied = end;
  }
  return rest + text.slice(copied);
}

/** What an agent read back of a number; the times and dates it offers stay. */
function withoutParts(raw: string): string {
  const text = plainDigits(raw);
  let shown = '';
  let copied = 0;
  for (const row of dictationsIn(text).flatMap((dictation) => dictation.rows)) {
    if (row.digits.length < fewestInTurn || readsAsDates(text.slice(row.start, row.end))) continue;
    shown += text.slice(copied, row.start) + hidden;
    copied = row.end;
  }
  return copied === 0 ? raw : shown + text.slice(copied);
}
