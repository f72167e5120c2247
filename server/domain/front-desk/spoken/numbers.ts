const UNITS_EN =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS_EN = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];
const ORDINAL_UNITS_EN =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const UNITS_DE =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const TENS_DE = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig'];

/** `twenty-five` for 25, `thirty` for 30; 0 to 59. */
export function englishNumber(value: number): string {
  const unit = UNITS_EN[value % 10] ?? '';
  if (value < 20) return UNITS_EN[value] ?? '';
  return `${TENS_EN[Math.floor(value / 10)] ?? ''}${value % 10 === 0 ? '' : `-${unit}`}`;
}

/** `twenty-fifth` for 25; 1 to 31. */
export function englishOrdinal(value: number): string {
  if (value < 20) return ORDINAL_UNITS_EN[value] ?? '';
  const tens = TENS_EN[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? tens.replace(/y$/, 'ieth') : `${tens}-${ORDINAL_UNITS_EN[value % 10] ?? ''}`;
}

/** `fünfundzwanzig` for 25; 0 to 59. One is `eins` by itself; before a noun it is said `ein`. */
export function germanNumber(value: number): string {
  if (value < 20) return UNITS_DE[value] ?? '';
  const tens = TENS_DE[Math.floor(value / 10)] ?? '';
  if (value % 10 === 0) return tens;
  return `${value % 10 === 1 ? 'ein' : (UNITS_DE[value % 10] ?? '')}und${tens}`;
}

const IRREGULAR_DE: ReadonlyMap<number, string> = new Map([
  [1, 'erst'],
  [3, 'dritt'],
  [7, 'siebt'],
  [8, 'acht'],
]);

/** `fünfundzwanzigst` for 25, to be ended by `e` or `en`; 1 to 31. */
export function germanOrdinalStem(value: number): string {
  return IRREGULAR_DE.get(value) ?? germanNumber(value) + (value < 20 ? 't' : 'st');
}
