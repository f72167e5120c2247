import { fold, foldedWords } from './fold.ts';
import { tidyText } from './plain-text.ts';

const longestName = 60;

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

/**
 * A stated name as it is kept: letters, marks, spaces, `'`, `.` and `-`, at most 60 characters. Null for anything
 * else and for words that are no name ("unknown", "the caller").
 */
export function tidyName(raw: string): string | null {
  const name = tidyText(raw.slice(0, 400), 400)
    .replace(/[’‘ʼ´]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[.,;]{1,4}$/, '');
  if (name.length > longestName || !/^[\p{L}\p{M} '.\-]+$/u.test(name) || !/\p{L}/u.test(name)) return null;
  return nonNames.has(fold(name)) ? null : name;
}

/** What to call somebody: the first name, or title and surname when that is all we have. */
export function firstName(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const first = words.findIndex((word) => !titles.has(fold(word)));
  if (first <= 0) return words[0] ?? name;
  return words.length - first === 1 ? name : (words[first] ?? name);
}

type Parts = { first: string; surname: string | null };

function partsOf(name: string): Parts | null {
  const words = foldedWords(name);
  const given = words.filter((word) => !titles.has(word));
  // "Mrs Berg" alone says no first name, and two people of a household share it.
  if (given.length === 0 || (given.length === 1 && given.length < words.length)) return null;
  return { first: given[0] ?? '', surname: given.length > 1 ? (given.at(-1) ?? null) : null };
}

/**
 * Whether two stated names are one person's, as far as names tell: the same first name whatever the surname (people
 * marry), or a short form or misheard spelling of it as long as the surnames do not contradict.
 */
export function samePerson(a: string, b: string): boolean {
  if (fold(a) === fold(b)) return true;
  const [one, other] = [partsOf(a), partsOf(b)];
  if (!one || !other) return false;
  if (one.first === other.first) return true;
  const surnamesAgree = one.surname === null || other.surname === null || isNear(one.surname, other.surname);
  return surnamesAgree && (isShortForm(one.first, other.first) || isNear(one.first, other.first));
}

/** The name to keep when one person stated two: the newer one, unless it only says less of the same name. */
export function fullerName(older: string, newer: string): string {
  const [before, now] = [partsOf(older), partsOf(newer)];
  if (!before || !now) return newer;
  const saysLess =
    now.surname === null && (before.first === now.first ? before.surname !== null : before.first.startsWith(now.first));
  return saysLess ? older : newer;
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
