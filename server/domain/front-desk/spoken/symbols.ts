import { fold } from '../../fold.ts';
import type { Vocabulary } from './vocabulary.ts';

const RAW =
  /(\d{4}-\d{2}-\d{2})|(\d{1,2}:\d{2})(?::\d{2})?(?!\d)|(\d{1,2}\.\d{1,2}\.(?:(?:\d{2}){1,2}(?!\d))?)|(\d{1,2}\/\d{1,2}(?:\/(?:\d{2}){1,2}(?!\d))?)|(\d{1,2}\.\d{2})(?![\d.])|(\d{1,4})(st|nd|rd|th|\.(?!\d))?|([\p{L}\p{M}]+)|[^\s,;.!?'’-]/gu;

/** `10-12` and `10:00 – 12:30 Uhr`: a stretch from one time to another; neither a date nor a distance from UTC. */
const RANGE =
  /(?<![\d.:/-])(\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)?)(?: ?uhr)? ?[-–—] ?(?=\d{1,2}(?:[:.]\d{2})?(?!\d|[-./]\d))/g;

/**
 * A wording as the symbols of the grammar, each followed by a space; null when it holds a word that says something we
 * do not know ("not on Friday"): whoever skips such a word guesses.
 */
export function toSymbols(wording: string, vocabulary: Vocabulary): string | null {
  if (wording.length > 200) return null;
  const raw = wording
    .toLowerCase()
    .replaceAll(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replaceAll(RANGE, 'from $1 until ');
  const pieces = [...raw.matchAll(RAW)].map((match) => toSymbol(match, vocabulary));
  if (pieces.includes(null)) return null;
  let words = pieces.join(' ');
  for (const [phrase, symbols] of vocabulary.phrases) words = words.replaceAll(phrase, symbols);
  const known = words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (isSymbol(word) ? word : (vocabulary.words.get(word) ?? withJoinedPart(word, vocabulary))));
  if (known.includes(null)) return null;
  const symbols = known.flatMap((symbol) => (symbol === '' ? [] : [`${symbol} `])).join('');
  // "twenty five" and "twenty fifth" are two words, and one number.
  const numbers = symbols.replaceAll(/#([2-5])0 ([#@])([1-9]) /g, '$2$1$3 ');
  // "At about four" is "at four".
  return numbers.replaceAll(/\b(?:at ){2,}/g, 'at ');
}

function toSymbol(match: RegExpMatchArray, { isDayFirst }: Vocabulary): string | null {
  const [, iso, clock, dotted, slashed, pointed, number, ending, word] = match;
  if (iso) return `=${iso}`;
  if (clock) return clock;
  if (dotted) return isDayFirst ? `%${withCentury(dotted)}` : null;
  if (slashed) return `${isDayFirst ? '%' : '?'}${withCentury(slashed.replaceAll('/', '.'))}`;
  if (pointed) return pointed.replace('.', ':');
  if (number) return `${ending !== undefined && (ending !== '.' || isDayFirst) ? '@' : '#'}${Number(number)}`;
  return word === undefined ? null : fold(word);
}

/** `23.11.2026` for `23.11.26`: nobody books in another century. */
function withCentury(date: string): string {
  return date.replace(/^(\d{1,2}\.\d{1,2}\.)(\d{2})$/, (_all, day: string, year: string) => `${day}20${year}`);
}

/** `freitagnachmittag`, as it is rightly written in German. */
function withJoinedPart(word: string, { joinedParts, words }: Vocabulary): string | null {
  if (!joinedParts) return null;
  const [, weekday = '', part = ''] = /^([a-z]+tag)(morgen|vormittag|mittag|nachmittag|abend)$/.exec(word) ?? [];
  const symbols = [words.get(weekday), part === 'morgen' ? 'p:morning' : words.get(part)];
  return symbols.every((symbol) => symbol !== undefined) ? symbols.join(' ') : null;
}

function isSymbol(word: string): boolean {
  return /^(?:[=%?#@]\d[\d.-]*|\d{1,2}:\d{2}|d[012]|pass[12]|p:[a-z]+|fromnow|soonest|before|oclock|from|until)$/.test(
    word,
  );
}
