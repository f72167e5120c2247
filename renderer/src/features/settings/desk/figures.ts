import { digitsOf } from '../../../shop/smallest-units.ts';

/** A whole number within bounds; undefined for what is none. */
export function toWhole(typed: string, least: number, most: number): number | undefined {
  const text = typed.trim();
  const figure = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return figure >= least && figure <= most ? figure : undefined;
}

/** Hours as they are typed, in minutes; undefined for what is none. Half an hour is `0.5`. */
export function hoursToMinutes(typed: string, mostHours: number): number | undefined {
  const text = typed.trim().replace(',', '.');
  const hours = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : NaN;
  return hours <= mostHours ? Math.round(hours * 60) : undefined;
}

/** Minutes as hours are typed. */
export function minutesToHours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

/** An amount as it is typed, in the currency's smallest unit; null for nothing, undefined for what is no amount. */
export function toAmount(typed: string, currency: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(text)) return undefined;
  const amount = Number(text) * 10 ** digitsOf(currency);
  return Math.abs(amount - Math.round(amount)) < 1e-6 ? Math.round(amount) : undefined;
}

/** An amount of smallest units as it is typed; nothing for none. */
export function fromAmount(amount: number | null, currency: string): string {
  if (amount === null) return '';
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
