import { Temporal } from 'temporal-polyfill';

import type { Money } from '#contract/front-desk.ts';

/** The decimal places of a currency, as ISO 4217 has them. */
function placesOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `12.50`; empty for a price on request. */
export function toPriceCell(price: Money | null): string {
  return price === null ? '' : (price.amount / 10 ** placesOf(price.currency)).toFixed(placesOf(price.currency));
}

/** A price with a point or a comma before its decimals; null for what is none. */
export function fromPriceCell(cell: string, currency: string): Money | null {
  const plain = cell.replace(',', '.');
  if (!/^\d{1,9}(?:\.\d{1,3})?$/.test(plain) || !/^[A-Z]{3}$/.test(currency)) return null;
  const amount = Math.round(Number(plain) * 10 ** placesOf(currency));
  return { amount, currency };
}

/** A whole number of minutes or days; null for what is none. */
export function fromFigureCell(cell: string): number | null {
  return /^\d{1,5}$/.test(cell) ? Number(cell) : null;
}

/** `yes` and `no`, as spreadsheets and people of both languages write them; null for what is neither. */
export function fromSwitchCell(cell: string): boolean | null {
  const word = cell.toLowerCase();
  if (['yes', 'true', '1', 'x', 'ja', 'wahr'].includes(word)) return true;
  return ['no', 'false', '0', 'nein', 'falsch'].includes(word) ? false : null;
}

/** A defused cell as it was: a `'` before what a spreadsheet would take for a formula. */
export function fromTextCell(cell: string): string {
  return /^'[=+\-@\t\r\n\0]/.test(cell) ? cell.slice(1) : cell;
}

/** The day and minute of a moment on the shop's clocks. */
export function toMomentCells(instant: string, zone: string): { day: string; time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/**
 * The moment of a day (`2026-11-23`) and a time (`9:30`) on the shop's clocks, as an ISO instant. Of an hour that is there
 * twice, the first; `skipped` where the clocks jump over it; `unreadable` for what is neither.
 */
export function fromMomentCells(
  day: string,
  time: string,
  zone: string,
): { instant: string } | 'skipped' | 'unreadable' {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  try {
    const local = Temporal.PlainDate.from(day).toPlainDateTime(
      Temporal.PlainTime.from(`${hour.padStart(2, '0')}:${minute}`),
    );
    const moment = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
    if (!moment.toPlainDateTime().equals(local)) return 'skipped';
    return { instant: new Date(moment.epochMilliseconds).toISOString() };
  } catch {
    return 'unreadable';
  }
}
