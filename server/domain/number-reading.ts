const date =
  /\d{4}(?:-\d{1,2}-|\/\d{1,2}\/|\.\d{1,2}\.)\d{1,2}|\d{1,2}(?:\.\s?\d{1,2}\.\s?|\/\d{1,2}\/|-\d{1,2}-)\d{4}/y;
const shortDate = /\d{1,2}([./-])\d{1,2}\1\d{2}/y;
const clock = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?/y;
const dottedClock = /\d{1,2}\.\d{2}/y;
const bare = /\d{4}|\d{1,2}/y;
const joiner = /\s?[-–—/,;.]?\s?/y;
const price = /^(?:\d{1,3}[.,' ]\d{3}|\d{1,6})(?:[.,]\d{2})?$/;
const longestRow = 80;
const currencyAfter = /^\s?(?:[€$£¥%]|(?:eur|euros?|usd|gbp|chf|dollars?|pounds?|francs?|pesos?)(?![\p{L}\d]))/iu;

type Token = { kind: 'date' | 'clock' | 'bare'; end: number };

/**
 * Whether a row of digit groups is nothing but dates and times ("2026-11-20 14:30", "9:00-17:30"). All or nothing:
 * a date inside a longer row is more likely a part of a phone number.
 */
export function readsAsDates(row: string): boolean {
  if (row.length > longestRow) return false;
  const kinds: Token['kind'][] = [];
  for (let at = 0; at < row.length;) {
    const token = tokenAt(row, at, kinds.at(-1));
    if (!token || !isPlausible(token.kind, row.slice(at, token.end))) return false;
    kinds.push(token.kind);
    const next = endOf(joiner, row, token.end) ?? token.end;
    if (next < row.length && next === token.end) return false;
    at = next;
  }
  return (
    kinds.every((kind, index) => kind !== 'bare' || index === 0 || index === kinds.length - 1) && isAnchored(kinds)
  );
}

/** A bare number ("2026, 14:30", "4, 2026-11-20") is only understood beside a date or a time. */
function isAnchored(kinds: Token['kind'][]): boolean {
  return kinds.some((kind) => kind !== 'bare') && kinds.filter((kind) => kind === 'bare').length <= 1;
}

function tokenAt(row: string, at: number, before: Token['kind'] | undefined): Token | null {
  const full = endOf(date, row, at) ?? (before === undefined ? endOf(shortDate, row, at) : undefined);
  if (full !== undefined) return { kind: 'date', end: full };
  const time = endOf(clock, row, at) ?? (before === 'date' ? endOf(dottedClock, row, at) : undefined);
  if (time !== undefined) return { kind: 'clock', end: time };
  const number = endOf(bare, row, at);
  return number === undefined ? null : { kind: 'bare', end: number };
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function isPlausible(kind: Token['kind'], text: string): boolean {
  const parts = text.split(/\D+/).map(Number);
  if (kind === 'clock') return (parts[0] ?? 99) <= 24 && (parts[1] ?? 99) < 60 && (parts[2] ?? 0) < 62;
  if (kind === 'bare') return text.length <= 2 || (Number(text) >= 1900 && Number(text) < 2100);
  const year = parts.find((part) => part > 31);
  const small = parts.filter((part) => part >= 1 && part <= 31);
  const dayAndMonth = small.length >= 2 && small.some((part) => part <= 12);
  return dayAndMonth && (year === undefined || year < 100 || (year >= 1900 && year < 2100));
}

/** Whether digits are a sum of money: a currency beside them, and no more than six digits before the cents. */
export function readsAsPrice(before: string, row: string, after: string): boolean {
  return price.test(row) && (/[€$£¥]\s?$/.test(before.slice(-2)) || currencyAfter.test(after.slice(0, 12)));
}

/** A house number or flat and a five-digit postcode, or a ZIP+4: what an address may hold. */
export function readsAsPostcode(row: string): boolean {
  return /^(?:\d{1,4},\s?)?\d{5}(?:-\d{4})?$/.test(row);
}
