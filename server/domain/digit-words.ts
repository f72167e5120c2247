const languages = [
  'zero one two three four five six seven eight nine',
  'null eins zwei drei vier funf sechs sieben acht neun',
  'zero un deux trois quatre cinq six sept huit neuf',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zero uno due tre quattro cinque sei sette otto nove',
  'nul een twee drie vier vijf zes zeven acht negen',
  'zero um dois tres quatro cinco seis sete oito nove',
];
const variants = { oh: '0', o: '0', nought: '0', ein: '1', zwo: '2', fuenf: '5', une: '1', una: '1' };
const portuguese = { uma: '1', duas: '2', meia: '6' };

const digits = new Map<string, string>([
  ...languages.flatMap((row) => row.split(' ').map((word, value): [string, string] => [word, String(value)])),
  ...Object.entries({ ...variants, ...portuguese }),
]);
/** Everyday words or names elsewhere ("due 20 November", "um neun", "sei", Otto): digits only after a spoken digit. */
const ambiguous = new Set('due sei een um uma otto meia'.split(' '));

/** Tens and teens: French callers say their number in pairs ("zéro six, douze, trente-quatre"). */
const largeWords = new Set(
  `ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
  seventy eighty ninety hundred zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig
  dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert dix onze douze treize quatorze quinze seize vingt
  vingts trente quarante cinquante soixante septante huitante nonante cent diez once doce trece catorce quince
  dieciseis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
  dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta
  cinquanta sessanta settanta ottanta novanta cento tien twaalf dertien veertien vijftien zestien zeventien achttien
  negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd dez doze treze quinze dezesseis
  dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta oitenta cem`
    .trim()
    .split(/\s+/),
);
const pairs = [
  /^(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und[a-z]+(?:zig|ssig)$/,
  /^veinti[a-z]{3,6}$/,
  /^(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)[ai]?(?:uno|due|tre|quattro|cinque|sei|sette|otto|nove)$/,
  /^(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)en(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig$/,
];
const twice = new Set('double doppel doppelt doble doppio dubbel dobro duplo'.split(' '));

/**
 * `7` for "seven" (folded; English, German, French, Spanish, Italian, Dutch, Portuguese), undefined for any other word.
 * `afterDigit` tells whether a spoken digit came just before: some words only then mean one.
 */
export function digitOfWord(word: string, afterDigit: boolean): string | undefined {
  return afterDigit || !ambiguous.has(word) ? digits.get(word) : undefined;
}

/** Whether a folded word is a number above nine. */
export function isLargeNumberWord(word: string): boolean {
  if (word.length < 3) return false;
  return largeWords.has(word) || (word.length > 6 && pairs.some((pair) => pair.test(word)));
}

/** How often the next digit is meant: "double five" is two of them. */
export function repeatsOfWord(word: string): number | undefined {
  if (twice.has(word)) return 2;
  return word === 'triple' || word === 'treble' ? 3 : undefined;
}

/** Any Unicode decimal digit as an ASCII one. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    if (point < 0x80) return digit;
    let start = point;
    // Unicode lays decimal digits out in rows of ten from zero up, a few of them back to back.
    while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
    return String((point - start) % 10);
  });
}

/** Raised, lowered, circled and bracketed digits as plain ones too; a fraction stays what it is. */
export function plainDigits(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text;
  return asciiDigits(text).replace(/\p{No}/gu, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    // Dingbats and filled circles are digits to the eye only: Unicode does not take them apart.
    if (point >= 0x2776 && point <= 0x2793) return String(((point - 0x2776) % 10) + 1);
    if (point >= 0x24f5 && point <= 0x24fe) return String(point - 0x24f4);
    if (point === 0x24ff) return '0';
    return /^\(?(\d{1,2})[).,]?$/.exec(sign.normalize('NFKC'))?.[1] ?? sign;
  });
}
