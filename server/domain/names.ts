import { seenLength } from '#contract/seen-text.ts';

import { fold, foldedWords } from './fold.ts';
import { isOrderWord } from './order-words.ts';
import { tidyText } from './plain-text.ts';

/** As it is seen: a letter with its marks counts once. */
const longestName = 60;
/** No name needs so many marks; a row of them is no letter. */
const longestSpelling = 240;
/** Not counting titles and what joins names ("de la", "von"). */
const mostWords = 4;

/** What an analysis or a caller answers where a name belongs, folded. */
const nonNames = new Set(
  `unknown|none|no|yes|null|nil|undefined|na|n a|nobody|no one|no name|anonymous|caller|the caller|customer|the customer
  |client|the client|user|the user|guest|patient|the patient|someone|somebody|me|myself|self|it s me|hello|hi|sorry|agent
  |assistant|the agent|not provided|not given|not stated|not mentioned|not specified|not available|unavailable|withheld
  |private|restricted|unidentified|true|false|unbekannt|keine|keiner|kein name|niemand|anrufer|anruferin|der anrufer
  |die anruferin|kunde|kundin|der kunde|die kundin|patientin|nicht angegeben|nicht genannt|inconnu|inconnue|aucun|aucune
  |personne|anonyme|appelant|l appelant|le client|la cliente|cliente|non precise|non communique|desconocido|desconocida
  |ninguno|ninguna|nadie|anonimo|anonima|el cliente|la clienta|clienta|llamante|no proporcionado|sin nombre`
    .split('|')
    .map((word) => word.trim()),
);
const titles = new Set(
  `mr mrs ms miss mx dr doctor prof professor sir madam herr frau fraulein monsieur madame mademoiselle m mme mlle senor senora
  senorita sr sra srta don dona`.split(/\s+/),
);

const particles = new Set(
  'van von de la der den del della da di du le bin al el zu dos das do y e ter te los las st'.split(' '),
);

/**
 * A stated name as it is kept: letters, marks, spaces, `'`, `.` and `-`, at most 60 characters and four words. Null for
 * anything else, for words that are no name ("unknown", "the caller") and for what holds a word of an order.
 */
export function tidyName(raw: string): string | null {
  const name = tidyText(raw.slice(0, 400), 400)
    .replace(/[’‘ʼ´]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[.,; ]{1,4}$/, '');
  if (
    name.length > longestSpelling ||
    seenLength(name) > longestName ||
    !/^[\p{L}\p{M} '.\-]+$/u.test(name) ||
    !/\p{L}/u.test(name)
  )
    return null;
  const words = foldedWords(name);
  if (nonNames.has(fold(name)) || words.some(isOrderWord)) return null;
  // Counted as they are written: folding takes "O'Neill" and "Jean-Luc" for two words each.
  const counted = name.split(' ').filter((word) => !titles.has(fold(word)) && !particles.has(fold(word)));
  return counted.length > mostWords ? null : name;
}

/** What to call somebody: the first name, or title and surname when that is all we have. */
export function firstName(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const first = words.findIndex((word) => !titles.has(fold(word)));
  if (first <= 0) return words[0] ?? name;
  return words.length - first === 1 ? name : (words[first] ?? name);
}

type Parts = { first: string | null; surname: string | null; title: 'm' | 'f' | null };

const men = new Set('mr herr monsieur m senor sr don sir'.split(' '));
const women = new Set(
  'mrs ms miss madam frau fraulein madame mademoiselle mme mlle senora senorita sra srta dona'.split(' '),
);

function partsOf(name: string): Parts | null {
  const words = foldedWords(name);
  const given = words.filter((word) => !titles.has(word));
  const [first = null] = given;
  if (first === null) return null;
  const title = words.some((word) => men.has(word)) ? 'm' : words.some((word) => women.has(word)) ? 'f' : null;
  // "Mrs Berg" says no first name.
  if (given.length === 1 && given.length < words.length) return { first: null, surname: first, title };
  return { first, surname: given.length > 1 ? (given.at(-1) ?? null) : null, title };
}

/**
 * Whether two stated names are one person's, as far as names tell: the same first name whatever the surname (people
 * marry), a short form or misheard spelling of it, or only the surname, as long as nothing contradicts.
 */
export function samePerson(a: string, b: string): boolean {
  if (fold(a) === fold(b)) return true;
  const [one, other] = [partsOf(a), partsOf(b)];
  if (!one || !other) return false;
  if (saysOnlySurname(one, other) || saysOnlySurname(other, one)) return true;
  if (one.first === null || other.first === null) return false;
  if (one.first === other.first) return true;
  const surnamesAgree = one.surname === null || other.surname === null || isNear(one.surname, other.surname);
  return surnamesAgree && isSameFirst(one.first, other.first);
}

/** "Mrs Berg" or "Berg" of Anna Berg; not "Mr Berg" of Mrs Berg. */
function saysOnlySurname(less: Parts, more: Parts): boolean {
  if (less.title !== null && more.title !== null && less.title !== more.title) return false;
  const surname = less.first === null ? less.surname : less.surname === null ? less.first : null;
  if (surname === null) return false;
  return more.surname === surname || (more.surname === null && less.first === null && more.first === surname);
}

/** The name to keep when one person stated two: the newer one, unless it only says less of the same name. */
export function fullerName(older: string, newer: string): string {
  const [before, now] = [partsOf(older), partsOf(newer)];
  if (!before || !now || before.first === null) return newer;
  if (saysOnlySurname(now, before) && before.surname !== null) return older;
  if (now.surname !== null || now.first === null) return newer;
  const saysLess =
    before.surname === null
      ? before.first !== now.first && before.first.startsWith(now.first)
      : before.first === now.first || isSameFirst(before.first, now.first);
  return saysLess ? older : newer;
}

/** A man's and a woman's form of one name differ by such an ending: Paul and Paula share a phone, and are two. */
const otherSex = /^(?:[aens]|in[ae]|ia|l[ae]|elle|ette|iska)$/;

function isSameFirst(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const ending = long.startsWith(short) ? long.slice(short.length) : '';
  // Three letters are too few to tell: Ann is Anna, said fast.
  if (short.length >= 4 && otherSex.test(ending)) return false;
  if (a.length === b.length && /[ao]$/.test(a) && /[ao]$/.test(b) && a.slice(0, -1) === b.slice(0, -1)) return false;
  return isShortForm(a, b) || isNear(a, b);
}

function isShortForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short);
}

/** Equal, or both of five or more letters and one insertion, deletion or replacement apart. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 5 || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return short.slice(short.length === long.length ? same + 1 : same) === long.slice(same + 1);
}
