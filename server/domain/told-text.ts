import { firstSigns, wholeSigns } from '#contract/seen-text.ts';

/** Longest line about a fact, in characters (reliability.md T15). */
export const LINE_LIMIT = 160;
/** A staff note of the longest kind the contract takes, and the words before it: notes are told whole. */
const LONGEST_LINE = 520;

// Braces would be expanded by ElevenLabs (secrets too), `<` and `>` draw the pack's fence, the rest starts a heading,
// a code block or another line. \p{C} holds controls, zero-width and bidi marks and lone surrogates.
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}{}<>`]|#{2,}|={3,}/u;
const EVERY_UNSAFE = new RegExp(UNSAFE, 'gu');
/** Letters and signs that need no second look, most lines through and through: a tenth of the time of `UNSAFE`. */
const PLAIN =
  /^[\w !"$%&'()*+,\-./:;?@[\\\]^|~\u00A1-\u00AC\u00AE-\u05FF\u2010-\u2027\u2030-\u205E\u3041-\u9FFF\uAC00-\uD7A3]*$/;
const SPACES = /\s+/g;

/**
 * One harmless line of at most `limit` characters. Clean text comes back as it is, because this runs for every line
 * while the phone rings; text made by `makeCard` is always clean already.
 */
export function toldLine(text: string, limit = LONGEST_LINE): string {
  if (text.length <= limit && (PLAIN.test(text) || !UNSAFE.test(text))) return text;
  // Values can be any size: what is far beyond the limit is cut before the slower work.
  const tidy = text
    .slice(0, limit * 4)
    .replace(EVERY_UNSAFE, ' ')
    .replace(SPACES, ' ')
    .trim();
  return shorten(tidy, limit);
}

/** One sign for it would be shorter, but a single one that is not Latin-1 makes Node's whole answer half as fast. */
const CUT = '...';

/** Cuts at the last word that fits and marks the cut; a single endless word is cut between two characters. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = wholeSigns(text, limit - CUT.length);
  const word = cut.lastIndexOf(' ');
  return `${word > limit / 2 ? cut.slice(0, word) : cut}${CUT}`;
}

const NAME = /^[\p{L}\p{M} '’.-]{1,60}$/u;
const LONGEST_NAME = 60;
const NOT_IN_NAMES = /[^\p{L}\p{M} '’.-]/gu;

/** A name fit to be spoken: letters, marks, spaces and `'’.-`, at most 60 characters (reliability.md T17), or null. */
export function sayableName(raw: string | null): string | null {
  if (raw === null) return null;
  if (NAME.test(raw)) return raw.trim() || null;
  const name = raw.slice(0, 240).normalize('NFC').replace(NOT_IN_NAMES, '').replace(SPACES, ' ').trim();
  return /\p{L}/u.test(name) ? firstSigns(name, LONGEST_NAME).trim() : null;
}

const LONG_NUMBER = /\d(?:[\s().-]?\d){5,}/;

/** True when the text holds something that may be a telephone number: six digits or more in a row. */
export function holdsNumber(text: string): boolean {
  return LONG_NUMBER.test(text);
}
