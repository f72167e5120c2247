import type { Catalogue, Words } from './catalogue.ts';
import { linesDe } from './lines.de.ts';
import { linesEn } from './lines.en.ts';

export const linesTexts: Catalogue<Words<typeof linesEn>> = { en: linesEn, de: linesDe };
