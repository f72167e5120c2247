import { foldedWords } from '../fold.ts';
import { storableText } from '../plain-text.ts';

/** Facts of a caller that tell what somebody is called, or where to find them. */
export const NAMING_SLOTS: ReadonlySet<string> = new Set([
  ...['customer_name', 'said_as', 'dependants', 'pets'],
  ...['address', 'email', 'vehicle_plate'],
]);

const LONGEST = 200;
const LEFT_OUT = '…';

/** "my daughter Emma", "Herr Weber": who follows with a capital is somebody. Capitals alone tell nothing in German. */
const WHOSE = `daughter son husband wife partner mother mum mom father dad brother sister friend dog cat boss child baby
  tochter sohn mann frau partnerin mutter vater bruder schwester freund freundin hund katze kind mr mrs ms miss dr herr
  herrn`
  .split(/\s+/u)
  .map((word) => `[${word[0]?.toUpperCase() ?? ''}${word[0] ?? ''}]${word.slice(1)}`);
const NAMED = new RegExp(
  `(?<![\\p{L}])((?:${WHOSE.join('|')})\\.?,? )\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?`,
  'gu',
);
const INTRODUCED = /\b(?:my name is|name's|mein name ist|ich hei(?:ß|ss)e)\s[^,.;!?]+[,.;]?\s*/giu;
const MAIL = /(?<!\S)[^\s@]+@\S+/gu;

/**
 * A question as it may be shown to staff who never spoke with the caller: one line, no phone number or address, and
 * without the names of people as far as they are known or stand where a name stands.
 * @param names whatever this caller and theirs are called, as far as it is known
 */
export function withoutNames(question: string, names: readonly string[]): string {
  const known = new Set(names.flatMap((name) => foldedWords(name)).filter((word) => word.length > 1));
  const plain = question
    .slice(0, LONGEST * 4)
    .replace(MAIL, LEFT_OUT)
    .replace(INTRODUCED, '')
    .replace(NAMED, `$1${LEFT_OUT}`)
    .replace(/[\p{L}\p{M}]+/gu, (word) => (known.has(foldedWords(word)[0] ?? '') ? LEFT_OUT : word));
  return storableText(plain, LONGEST);
}
