import type { Language } from './catalogue.ts';

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  de: new Intl.PluralRules('de'),
};
const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-GB'),
  de: new Intl.NumberFormat('de-DE'),
};

/** A number as it is written in the language: `12,345` or `12.345`. */
export function count(language: Language, amount: number): string {
  return numbers[language].format(amount);
}

/** The number and the fitting form of the word: `plural('en', 2, 'call', 'calls')` is `2 calls`. */
export function plural(language: Language, amount: number, one: string, other: string): string {
  return `${count(language, amount)} ${rules[language].select(amount) === 'one' ? one : other}`;
}
