import type { PhraseBook } from './phrase-book.ts';
import { german } from './phrases-de.ts';
import { english } from './phrases-en.ts';
import { spanish } from './phrases-es.ts';
import { french } from './phrases-fr.ts';
import { italian } from './phrases-it.ts';

const BOOKS: ReadonlyMap<string, PhraseBook> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['it', italian],
]);

/** One for each language that we greet in. */
export const phraseBooks: readonly PhraseBook[] = [...BOOKS.values()];

/** What people and data collection write instead of a tag. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...['english', 'englisch', 'anglais', 'inglés', 'inglese'].map((name) => [name, 'en'] as const),
  ...['german', 'deutsch', 'allemand', 'alemán', 'tedesco'].map((name) => [name, 'de'] as const),
  ...['french', 'französisch', 'français', 'francés', 'francese'].map((name) => [name, 'fr'] as const),
  ...['spanish', 'spanisch', 'espagnol', 'español', 'spagnolo'].map((name) => [name, 'es'] as const),
  ...['italian', 'italienisch', 'italien', 'italiano'].map((name) => [name, 'it'] as const),
]);

const TAG = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,4}$/i;

/** The primary subtag: `de` for `de-AT`, `de_AT`, `DE` and "German". Null for what is neither a tag nor a known name. */
export function languageOf(tag: string | null | undefined): string | null {
  if (tag === null || tag === undefined || tag.length > 40) return null;
  if (BOOKS.has(tag)) return tag; // nearly always, and while the phone rings
  const text = tag.trim().toLowerCase();
  return NAMES.get(text) ?? TAG.exec(text)?.[1] ?? null;
}

/** Whether we can greet in this language ourselves. */
export function speaks(language: string | null): language is string {
  return language !== null && BOOKS.has(language);
}

/** The language we speak with somebody: theirs when we have words for it, else the shop's, else English. */
export function spokenLanguage(theirs: string | null | undefined, shops: string): string {
  return [languageOf(theirs), languageOf(shops)].find(speaks) ?? 'en';
}

/** The phrases of a language, English for one we do not speak. */
export function phrasesIn(language: string): PhraseBook {
  return BOOKS.get(language) ?? english;
}
