import { fold } from './fold.ts';
import { clausesOf } from './heard.ts';

type Cue = { slot: string; start: string; end?: readonly string[] };

const anyMore = ['any more', 'anymore', 'any longer'];
const nichtMehr = ['nicht mehr'];

/** How a caller takes something back; the value stands after `start`, and before `end` where there is one (folded). */
const cues: readonly Cue[] = [
  ...[
    'no longer allergic to',
    'not allergic to',
    'isn t allergic to',
    'never been allergic to',
    'nicht mehr allergisch gegen',
    'nicht mehr allergisch auf',
    'nicht allergisch gegen',
    'nicht allergisch auf',
    'suis plus allergique',
    'suis pas allergique',
    'ya no soy alergico a',
    'ya no soy alergica a',
    'no soy alergico a',
    'no soy alergica a',
  ].map((start) => ({ slot: 'allergies', start })),
  ...['i don t see', 'i do not see', 'i don t go to', 'i don t want to see', 'i don t want'].map((start) => ({
    slot: 'preferred_staff',
    start,
    end: anyMore,
  })),
  ...[
    'i no longer see',
    'i stopped seeing',
    'i ve stopped seeing',
    'i no longer go to',
    'ne vois plus',
    'ya no veo a',
    'ya no voy con',
    'gehe nicht mehr zu',
    'gehe nicht mehr zur',
    'ya no quiero a',
  ].map((start) => ({ slot: 'preferred_staff', start })),
  ...['zu', 'zur', 'zum'].map((start) => ({
    slot: 'preferred_staff',
    start,
    end: ['mochte ich nicht mehr', 'will ich nicht mehr', 'gehe ich nicht mehr'],
  })),
  ...['ich gehe', 'gehe', 'ich mochte'].map((start) => ({ slot: 'preferred_staff', start, end: nichtMehr })),
  ...['i don t like', 'i do not like'].map((start) => ({ slot: 'likes', start, end: anyMore })),
  ...['i no longer like', 'j aime plus', 'n aime plus', 'ya no me gusta', 'ya no me gustan'].map((start) => ({
    slot: 'likes',
    start,
  })),
  { slot: 'likes', start: 'ich mag', end: nichtMehr },
  ...[
    'i sold my',
    'i ve sold my',
    'i sold the',
    'i ve sold the',
    'i got rid of my',
    'i got rid of the',
    'i no longer drive',
    'i no longer have the',
    'j ai vendu ma',
    'j ai vendu mon',
    'he vendido mi',
    'he vendido el',
    'vendi mi',
    'vendi el',
    'ya no tengo el',
  ].map((start) => ({ slot: 'vehicle', start })),
  { slot: 'vehicle', start: 'i don t have the', end: anyMore },
  ...['don t have a', 'don t have an', 'do not have a', 'don t have our', 'don t have my'].map((start) => ({
    slot: 'pets',
    start,
    end: anyMore,
  })),
  ...['no longer have a', 'no longer have our', 'ya no tenemos'].map((start) => ({ slot: 'pets', start })),
  ...['haben kein', 'haben keine', 'haben keinen', 'haben den', 'haben die'].map((start) => ({
    slot: 'pets',
    start,
    end: ['mehr', ...nichtMehr],
  })),
];
/** Words before and after the value that do not belong to it. */
const leading = new Set(
  'the a an my any to zu zum zur den die das der dem mein meinen la le les l au aux a el los las del mi'.split(' '),
);
const trailing = new Set(
  'any anymore more longer but because and so now though since anyway at all or i it aber weil und mais parce et car pero porque y que ahora mehr last this yesterday for'.split(
    ' ',
  ),
);
const mostWords = 4;
const longestClause = 1_000;

export type Denial = { slot: string; value: string };

/** What a caller said is not so any more; at most ten. */
export function denialsIn(text: string): Denial[] {
  const found = clausesOf(text).flatMap((spoken) => {
    const clause = spoken.slice(0, longestClause);
    const folded = ` ${fold(clause)} `;
    return cues.flatMap((cue) => {
      const value = deniedBy(folded, cue);
      return value === null ? [] : [{ slot: cue.slot, value: asSaid(clause, value) }];
    });
  });
  return [...new Map(found.map((denial) => [`${denial.slot}|${fold(denial.value)}`, denial])).values()].slice(0, 10);
}

/** The folded words as they stand in the clause, with their capitals and accents. */
function asSaid(clause: string, folded: string): string {
  const words = clause.split(/\s+/);
  const count = folded.split(' ').length;
  const at = words.findIndex((_, index) => fold(words.slice(index, index + count).join(' ')) === folded);
  return at === -1 ? folded : words.slice(at, at + count).join(' ');
}

function deniedBy(clause: string, { start, end }: Cue): string | null {
  const at = clause.indexOf(` ${start} `);
  if (at === -1) return null;
  const rest = clause.slice(at + start.length + 2);
  const stop = end ? end.map((phrase) => rest.indexOf(` ${phrase} `)).filter((place) => place !== -1) : [rest.length];
  if (stop.length === 0) return null;
  const words = rest
    .slice(0, Math.min(...stop))
    .trim()
    .split(' ');
  while (leading.has(words[0] ?? '')) words.shift();
  const tail = words.findIndex((word) => trailing.has(word));
  const value = (tail === -1 ? words : words.slice(0, tail)).slice(0, mostWords + 1);
  return value.length === 0 || value.length > mostWords || value[0] === '' ? null : value.join(' ');
}
