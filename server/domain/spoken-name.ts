import { fold } from './fold.ts';
import { tidyName } from './names.ts';

/** `clear` introductions are followed by a name even in lower case; after the others a capital letter must show it. */
const introductions: readonly { cue: RegExp; slot: 'customer_name' | 'said_as'; clear: boolean }[] = [
  {
    cue: /(?<!\p{L})(?:my (?:full |first )?name is|my name[’']s|the name is|the name[’']s|mein name ist|ich hei(?:ß|ss)e|je m[’']appelle|mon nom est|me llamo|mi nombre es)\s/giu,
    slot: 'customer_name',
    clear: true,
  },
  {
    cue: /(?<!\p{L})(?:this is|you[’']re speaking (?:to|with)|hier ist|hier spricht|ici|habla|soy|(?:hi|hello|hey|good morning|good afternoon|good evening|hallo|guten tag|guten morgen)[,.!]? (?:it[’']s|it is|i[’']m|i am|ich bin))\s/giu,
    slot: 'customer_name',
    clear: false,
  },
  {
    cue: /(?<!\p{L})(?:call me|calls me|i go by|nenn mich|nennen sie mich|appelez-moi|appelle-moi|on m[’']appelle|ll[aá]m[ae]me|me llaman|me dicen)\s/giu,
    slot: 'said_as',
    clear: false,
  },
  {
    cue: /(?<!\p{L})(?:(?:it[’']s|it is|that[’']s|name is) pronounced(?: like| as)?|[cç]a se prononce|se pronuncia|ausgesprochen wird (?:es|das))\s/giu,
    slot: 'said_as',
    clear: true,
  },
];
const fillers = new Set([
  'actually',
  'now',
  'um',
  'uh',
  'er',
  'really',
  'like',
  'eigentlich',
  'jetzt',
  'ah',
  'en',
  'fait',
  'ahora',
  'hmm',
]);
const particles = new Set([
  'van',
  'von',
  'de',
  'la',
  'der',
  'den',
  'del',
  'da',
  'di',
  'du',
  'le',
  'bin',
  'al',
  'el',
  'zu',
  'dos',
  'ter',
  'st',
]);
/** Where a name ends: what people say after it, and what looks like a name after "this is" or "call me". */
const noName = new Set(
  `and i i'm im from calling here again the a an not about my your his her their speaking with for on at to in is was but so
  that it back tomorrow later today tonight when if as asap please monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december und aus hier ich nicht aber
  montag dienstag mittwoch donnerstag freitag samstag sonntag et je pas mais lundi mardi mercredi jeudi vendredi samedi
  dimanche y yo no pero lunes martes miercoles jueves viernes sabado domingo sorry great good fine spelled spelt regarding
  just calling because or who which wrong correct`.split(/\s+/),
);

export type SaidName = { slot: 'customer_name' | 'said_as'; value: string };

/** Names by which a caller introduced themselves or asked to be called, in the order they were said; at most 20. */
export function namesSaid(text: string): SaidName[] {
  const said = introductions.flatMap(({ cue, slot, clear }) =>
    [...text.matchAll(cue)].slice(0, 20).flatMap(({ index, 0: words }) => {
      const value = nameAt(text.slice(index + words.length, index + words.length + 90), clear);
      return value === null ? [] : [{ slot, value, index }];
    }),
  );
  return said
    .sort((a, b) => a.index - b.index)
    .slice(0, 20)
    .map(({ slot, value }) => ({ slot, value }));
}

function nameAt(text: string, clear: boolean): string | null {
  const clause = /^[^,;:!?()\n\d]*/u.exec(text.trimStart())?.[0] ?? '';
  const name: string[] = [];
  for (const word of clause.split(/\s+/)) {
    const plain = fold(word);
    if (name.length === 0 && fillers.has(plain)) continue;
    const capital = /^\p{Lu}/u.test(word);
    const fits =
      capital || (name.length > 0 && particles.has(plain)) || (clear && name.every((one) => !/^\p{Lu}/u.test(one)));
    if (name.length === 4 || noName.has(plain) || !fits) break;
    name.push(word);
    // A full stop ends the name unless it marks an initial or a title.
    if (/\.$/.test(word) && plain.length > 3) break;
    if (!capital && name.length === 2 && !particles.has(plain)) break;
  }
  while (particles.has(fold(name.at(-1) ?? ''))) name.pop();
  return name.length === 0 ? null : tidyName(name.map(capitalised).join(' '));
}

function capitalised(word: string): string {
  return particles.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Words spelled letter by letter ("A-N-N-A", "B E R G", "double L", "N for November"), capitalised. */
export function spelledIn(text: string): string[] {
  const letters = text
    .replace(/(?<!\p{L})(\p{L}) (?:as in|for|like|wie|comme|de) \p{L}{2,20}/gu, '$1')
    .replace(/(?<!\p{L})[Dd]ouble (\p{L})(?!\p{L})/gu, '$1 $1');
  return [...letters.matchAll(/(?<![\p{L}\d])\p{L}(?:(?:[-–.]|[-–.,]?\s)\p{L}(?![\p{L}\d])){2,24}/gu)]
    .slice(0, 5)
    .map(([row]) => {
      const word = row.replace(/\P{L}/gu, '').toLowerCase();
      return word.charAt(0).toUpperCase() + word.slice(1);
    });
}
