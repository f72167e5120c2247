/** Words said between the groups of a number as signs, folded: they may stand there as often as one likes. */
const signs = new Set(
  'dash minus hyphen dot point space uh um er erm strich bindestrich punkt tiret espace guion punto espacio'.split(' '),
);
/** What a listener is given time with while a number is dictated, in the languages of `digit-words.ts`, folded. */
const pauses = new Set(
  `yes yeah yep ok okay right alright well hm hmm ah uhm huh so now sorry got it next ja ah ahm genau also oui euh voila
  d accord si vale eh bueno va bene ehm esatto nee klopt sim certo pronto`.split(/\s+/),
);
const links = new Set('and then und dann et puis ensuite y luego e poi en dan daarna depois'.split(' '));
/** What a turn that is nothing but a part of a number may hold besides. */
const lead = new Set(
  `my the it s is its that this number numbers phone mobile telephone cell for me first last followed by meine die nummer
  ist handynummer telefonnummer mon le numero est mi el es telefono il mio mijn nummer is meu o um telefone celular`.split(
    /\s+/,
  ),
);

/** `sign` stands for nothing, `pause` gives the listener time, `link` may just as well stand between two amounts. */
export type Filler = 'sign' | 'pause' | 'link';

/** What a folded word is inside of a dictated number, or null when it ends one. */
export function fillerOf(word: string): Filler | null {
  if (signs.has(word)) return 'sign';
  if (links.has(word)) return 'link';
  // A single letter is more often part of a plate or of a food additive than a word.
  return word.length > 1 && pauses.has(word) ? 'pause' : null;
}

/** Whether a folded word may stand in a turn that says a part of a number and nothing else. */
export function isBesideNumber(word: string): boolean {
  return fillerOf(word) !== null || pauses.has(word) || lead.has(word);
}
