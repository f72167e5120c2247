import { digitOfWord } from './digit-words.ts';
import { fold } from './fold.ts';
import { toPlate } from './stored-values.ts';

const cue =
  /(?<!\p{L})(?:registration|reg|number ?plate|licen[cs]e ?plate|plate|kennzeichen|nummernschild|immatriculation|plaque|matr[ií]cula)(?!\p{L})/giu;
const fillers = new Set(
  'number is it s its no of the my car a nummer ist das mein lautet numero est la l ma mon es mi de del vehicle plate on'.split(
    ' ',
  ),
);

/** Number plates said after "registration", "plate", "Kennzeichen" and the like, letter by letter or written. */
export function platesIn(text: string): string[] {
  const found: string[] = [];
  for (const { index, 0: word } of [...text.matchAll(cue)].slice(0, 20)) {
    const plate = plateAfter(text.slice(index + word.length, index + word.length + 120));
    if (plate !== null && !found.includes(plate)) found.push(plate);
  }
  return found;
}

function plateAfter(text: string): string | null {
  const parts: string[] = [];
  for (const word of fold(text).split(' ')) {
    const part = digitOfWord(word, false) ?? word;
    const isPart = /^(?:[a-z]{1,3}|\d{1,4}|[a-z]{1,4}\d{1,4}[a-z]{0,3}|\d{1,4}[a-z]{1,4}\d{0,4})$/.test(part);
    if (parts.length === 0 && fillers.has(word) && !(part.length === 1 && part !== 's')) continue;
    if (!isPart || parts.join('').length + part.length > 9) break;
    if (/^[a-z]{2,3}$/.test(part) && (fillers.has(part) || stops.has(part))) break;
    parts.push(part);
  }
  const text_ = joined(parts);
  return /[a-z]/.test(text_) && /\d/.test(text_) && parts.join('').length >= 4 ? toPlate(text_) : null;
}

const stops = new Set([
  'and',
  'or',
  'if',
  'for',
  'but',
  'so',
  'und',
  'et',
  'y',
  'i',
  'can',
  'you',
  'the',
  'has',
  'was',
  'to',
  'in',
]);

/** Groups keep their spaces; letters and digits said one by one do not get any. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part, index) => {
    const apart = index > 0 && (part.length > 1 || (parts[index - 1]?.length ?? 0) > 1);
    return text + (apart ? ' ' : '') + part;
  }, '');
}
