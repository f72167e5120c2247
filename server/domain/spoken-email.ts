const written = /^[a-z\d][\w.%+-]{0,63}@(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,24}$/;
/**
 * `447911123456@…` of a messenger, or a number at a mail provider: a phone number in other clothes. Beside letters nine
 * digits make one, since a birthday has eight.
 */
const numberAt = /^(?:[._%+-]{0,3}\d){7}[\d._%+-]*@|(?:\d[._+-]{0,3}){9}/;
/** Reading away from a spoken "at" takes the word before the number along ("is 555 010 1234 at …"). */
const spokenNumber = /(?:\d[._+-]{0,3}){7}/;
const atWords = new Set(['at', '@', 'arroba', 'arobase', 'klammeraffe', 'chiocciola']);
const joinWords: Record<string, string> = {
  ...{ dot: '.', punkt: '.', point: '.', punto: '.', '.': '.', underscore: '_', unterstrich: '_', plus: '+' },
  ...{ dash: '-', hyphen: '-', minus: '-', bindestrich: '-', tiret: '-', guion: '-', guión: '-' },
};
const mostPlaces = 40;
const cue = /\be-?mail|\bmail|courriel|correo|adresse/i;
/** What stands before "at" without being part of an address ("email me at …", "look at …"). */
const noLocalPart = new Set([
  'me',
  'us',
  'it',
  'him',
  'her',
  'them',
  'is',
  'look',
  'site',
  'website',
  'are',
  'you',
  'mail',
  'email',
  'address',
  'be',
]);

/**
 * E-mail addresses in a text, lower case: written ones, and spoken ones ("anna dot berg at example dot com", also
 * German, French, Spanish). A spoken one without a dot in its first part needs the word e-mail near it, or `sure`. One
 * whose first part is a phone number is none.
 */
export function emailsIn(text: string, sure = false): string[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[<("',;:]{1,3}|[>)"',;:!?.]{1,3}$/g, '') || word)
    .filter((word) => word !== '');
  const found = words.filter((word) => written.test(word));
  const hasCue = sure || cue.test(text);
  const places = words.flatMap((word, index) => (atWords.has(word) ? [index] : [])).slice(0, mostPlaces);
  for (const index of places) {
    const local = spokenPart(words, index - 1, -1);
    const domain = spokenPart(words, index + 1, 1);
    const email = `${local.text}@${domain.text}`;
    if (
      written.test(email) &&
      !noLocalPart.has(local.text) &&
      !spokenNumber.test(local.text) &&
      (hasCue || local.joined)
    )
      found.push(email);
  }
  return [...new Set(found)].filter((email) => !numberAt.test(email.slice(0, email.indexOf('@') + 1))).slice(0, 5);
}

/** Reads away from the "at": words with a spoken sign between them, single letters in a row, and digits. */
function spokenPart(words: readonly string[], from: number, step: 1 | -1): { text: string; joined: boolean } {
  const parts: string[] = [];
  let joined = false;
  let last = '';
  for (let at = from, seen = 0; seen < 40; at += step, seen++) {
    const word = words[at];
    const sign = word === undefined ? undefined : joinWords[word];
    const follows =
      last === '' ||
      last === 'sign' ||
      (last === 'letter' && word?.length === 1) ||
      isDigits(word) ||
      last === 'digits';
    if (word === undefined || (sign === undefined && (!follows || !/^[\w.+-]{1,63}$/.test(word)))) break;
    if (sign !== undefined && last === 'sign') break;
    joined ||= sign !== undefined || word.includes('.');
    last = sign !== undefined ? 'sign' : isDigits(word) ? 'digits' : word.length === 1 ? 'letter' : 'word';
    parts.push(sign ?? word);
  }
  if (step === -1) parts.reverse();
  return { text: parts.join(''), joined };
}

function isDigits(word: string | undefined): boolean {
  return word !== undefined && /^\d{1,6}$/.test(word);
}
