import { speaks } from '../../phrases.ts';
import { germanSays } from './says-de.ts';
import { englishSays } from './says-en.ts';
import { spanishSays } from './says-es.ts';
import { frenchSays } from './says-fr.ts';
import { italianSays } from './says-it.ts';
import type { ToolSays } from './tool-says.ts';

const BOOKS: ReadonlyMap<string, ToolSays> = new Map([
  ['en', englishSays],
  ['de', germanSays],
  ['fr', frenchSays],
  ['es', spanishSays],
  ['it', italianSays],
]);

/** The words of a language that we speak; English for any other. */
export function toolSaysIn(language: string): ToolSays {
  return (speaks(language) ? BOOKS.get(language) : undefined) ?? englishSays;
}
