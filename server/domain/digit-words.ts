const languages = [
  'zero one two three four five six seven eight nine',
  'null eins zwei drei vier funf sechs sieben acht neun',
  'zero un deux trois quatre cinq six sept huit neuf',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
];
const variants = { oh: '0', o: '0', nought: '0', ein: '1', zwo: '2', fuenf: '5', une: '1', una: '1' };

const digits = new Map<string, string>([
  ...languages.flatMap((row) => row.split(' ').map((word, value): [string, string] => [word, String(value)])),
  ...Object.entries(variants),
]);

/** Tens and teens: French callers say their number in pairs ("zéro six, douze, trente-quatre"). */
const largeWords = new Set(
  `ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
  seventy eighty ninety hundred zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig
  dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert dix onze douze treize quatorze quinze seize vingt
  vingts trente quarante cinquante soixante septante huitante nonante cent diez once doce trece catorce quince
  dieciseis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa`
    .trim()
    .split(/\s+/),
);
const germanPair = /^(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und[a-z]+(?:zig|ssig)$/;
const spanishPair = /^veinti[a-z]{3,6}$/;

/** `7` for "seven" (English, German, French, Spanish; folded), undefined for any other word. */
export function digitOfWord(word: string): string | undefined {
  return digits.get(word);
}

/** Whether a folded word is a number above nine. */
export function isLargeNumberWord(word: string): boolean {
  if (word.length < 3) return false;
  return largeWords.has(word) || germanPair.test(word) || spanishPair.test(word);
}

/** How often the next digit is meant: "double five" is two of them. */
export function repeatsOfWord(word: string): number | undefined {
  if (word === 'double') return 2;
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
