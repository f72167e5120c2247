import { foldedWords } from '../fold.ts';

/** Says nothing about what was asked: joints of a sentence, and what every question to a shop is made of. */
const EMPTY = new Set(
  `the and for are you your yours there here have has had can could would will shall may might must with without that this
  these those what when where which who whom whose why how much many long far any some something anything someone
  somebody anybody about from into onto near nearby close behind front next also just really please thanks thank hello
  hey sorry excuse okay yes not don does did doing done been being was were its it's our ours out off over under than
  then too very more most less few lot lots get got getting give take takes taking make makes offer offers offering
  sell sells provide want wants need needs like know tell say ask asking bring come coming use using still even ever
  today tomorrow tonight now later soon before after again once time times day days week shop salon store practice
  garage place office appointment people person thing things kind sort way good fine possible maybe let see look looking
  could couldn wouldn isn aren doesn didn wasn them they their she her him his had wondering wonder question quick
  der die das den dem des ein eine einen einem einer eines und oder aber auch noch schon mal denn dann wenn dass weil
  ich sie ihr ihre ihren ihrem ihnen wir uns unser unsere mir mich mein meine meinen meiner meinem man hat habe haben
  hatten hatte sind ist bin war sein seid wird werden wurde kann kannst konnen konnte konnten darf durfen muss mussen
  soll sollte gibt geben gab bei beim von vom vor nach mit ohne fur auf aus zum zur bis uber unter neben hinter nahe
  nahe wie was wer wem wen wann welche welcher welches warum viel viele lange weit oft mehr etwas irgendwo irgendwie
  nicht kein keine keinen nur sehr ganz bitte danke hallo guten tag entschuldigung frage wissen sagen fragen mochte
  mochten wollte wollten brauche brauchen machen macht bieten bietet nehmen nimmt mitbringen kommen komme heute morgen
  jetzt spater wieder termin laden geschaft praxis werkstatt leute eigentlich vielleicht moglich direkt`.split(/\s+/u),
);

/** What is asked for in many words, English and German, is one topic. Over a folded word. */
const TOPICS: readonly (readonly [topic: string, words: RegExp])[] = [
  [
    'parking',
    /^(?:car)?park(?:s|ed|en|ing|ings|platz|platze|platzen|haus|plaetze|moglichkeit|moglichkeiten|scheibe)?$/,
  ],
  ['vouchers', /^(?:voucher|vouchers|giftcard|giftcards|gutschein\w*|geschenkgutschein\w*|geschenkkarte\w*)$/],
  ['prices', /^(?:price|prices|priced|pricing|cost|costs|charge|charges|preis\w*|kosten|kostet|gebuhr\w*)$/],
  [
    'payment',
    /^(?:pay|paying|payment|payments|paypal|cash|card|cards|zahl\w*|bezahl\w*|kartenzahlung|karte|eckarte|kreditkarte|bargeld|bar)$/,
  ],
  ['dogs', /^(?:dog|dogs|puppy|hund|hunde|hunden)$/],
  ['wheelchairs', /^(?:wheelchair|wheelchairs|accessible|accessibility|rollstuhl\w*|barrierefrei\w*)$/],
  ['wifi', /^(?:wifi|wlan|internet)$/],
  ['children', /^(?:child|children|kid|kids|kind|kinder|kindern|baby|babies)$/],
  ['insurance', /^(?:insurance|insurances|insured|versicherung\w*|krankenkasse\w*|kasse|kassen)$/],
  ['discounts', /^(?:discount|discounts|rabatt\w*|ermassigung\w*|studentenrabatt)$/],
];

/** `key` is the same for every form of a word; `form` is how it was written. */
export type KeyWord = { key: string; form: string };

const SHORTEST = 3;
const MOST = 12;

/** What a question is about, each key once, in its order. No numbers: they are somebody's, or a time. */
export function keyWordsOf(question: string): KeyWord[] {
  const found = new Map<string, string>();
  for (const written of joined(question).match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? []) {
    const word = foldedWords(written).join('');
    if (word.length < SHORTEST || EMPTY.has(word)) continue;
    const key = topicOf(word) ?? stemOf(word);
    if (!found.has(key)) found.set(key, written);
  }
  return [...found].slice(0, MOST).map(([key, form]) => ({ key, form }));
}

/** Two words for one thing; what a hyphen joins is one word already. */
function joined(question: string): string {
  return question.replace(/\bgift[ -](?=voucher)/giu, '').replace(/\bgift (?=card)/giu, 'gift-');
}

/** Whether a key is a topic of its own rather than the stem of a word. */
export function isTopic(key: string): boolean {
  return TOPICS.some(([topic]) => topic === key);
}

function topicOf(word: string): string | undefined {
  return TOPICS.find(([, words]) => words.test(word))?.[0];
}

const ENDINGS = ['ings', 'ing', 'ern', 'ers', 'en', 'er', 'es', 'ed', 'em', 'e', 'n', 's'] as const;

/** What several forms of a word have in common: endings off, twice at most, as long as four letters are left. */
function stemOf(word: string): string {
  let stem = word;
  for (let round = 0; round < 2; round += 1) {
    const ending = ENDINGS.find((one) => stem.endsWith(one) && stem.length - one.length >= 4);
    if (ending !== undefined) stem = stem.slice(0, -ending.length);
  }
  return stem;
}
