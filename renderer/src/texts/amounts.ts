import type { Language } from './catalogue.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** An amount of a currency in three letters: `US$0.12`, `0,12 €`. What is less than the smallest coin is not nothing. */
export function money(language: Language, amount: number, currency: string): string {
  const isTiny = amount !== 0 && Math.abs(amount) < 0.01;
  const digits = isTiny ? { minimumFractionDigits: 2, maximumFractionDigits: 4 } : {};
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency, ...digits }).format(amount);
}

/** A share from 0 to 1 as whole per cent. */
export function percent(language: Language, share: number): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent' }).format(share);
}

/** Seconds as a clock shows them: `0:07`, `12:30`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A stretch of time too short for a clock: `4 ms`, `1.2 s`, `32 s`. */
export function stretch(language: Language, milliseconds: number): string {
  const isShort = Math.abs(milliseconds) < 1000;
  return `${rounded(language, isShort ? milliseconds : milliseconds / 1000)} ${isShort ? 'ms' : 's'}`;
}

const SIZES = ['B', 'kB', 'MB', 'GB'] as const;

/** The size of a text or a file: `730 B`, `1.2 kB`, `34 MB`. */
export function size(language: Language, bytes: number): string {
  const thousands = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${rounded(language, bytes / 1000 ** thousands)} ${SIZES[thousands] ?? 'B'}`;
}

/** With one decimal below ten, where it still says something. */
function rounded(language: Language, amount: number): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: Math.abs(amount) < 10 ? 1 : 0 }).format(
    amount,
  );
}
