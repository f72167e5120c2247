import { german } from './words.de.ts';
import { english, type ShellWords } from './words.en.ts';

/** The words for a system that speaks `locale`, such as `de-AT`. */
export function wordsFor(locale: string): ShellWords {
  return locale.toLowerCase().startsWith('de') ? german : english;
}
