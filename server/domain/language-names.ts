import { fold } from './fold.ts';

const names: Record<string, string> = {
  en: 'english englisch anglais ingles inglese',
  de: 'german deutsch allemand aleman tedesco',
  fr: 'french franzosisch francais frances francese',
  es: 'spanish spanisch espagnol espanol castellano spagnolo',
  it: 'italian italienisch italien italiano',
  pt: 'portuguese portugiesisch portugais portugues',
  nl: 'dutch niederlandisch neerlandais holandes',
  pl: 'polish polnisch polonais polaco polski',
  tr: 'turkish turkisch turc turco turkce',
  ru: 'russian russisch russe ruso',
  uk: 'ukrainian ukrainisch ukrainien ucraniano',
  ar: 'arabic arabisch arabe',
  zh: 'chinese chinesisch chinois chino mandarin cantonese',
  hi: 'hindi',
  ro: 'romanian rumanisch roumain rumano',
};
const byName = new Map(
  Object.entries(names).flatMap(([tag, words]) => words.split(' ').map((word): [string, string] => [word, tag])),
);

/** The BCP 47 tag of a language by name ("German", "Deutsch") or tag; null for anything else. */
export function languageTag(raw: string): string | null {
  const words = fold(raw.slice(0, 60)).split(' ');
  const named = words.flatMap((word) => byName.get(word) ?? []);
  if (named[0] !== undefined) return named[0];
  return /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(raw.trim()) ? raw.trim().slice(0, 2) : null;
}
