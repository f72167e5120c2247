import type { Catalogue, Words } from './catalogue.ts';
import { csvDe } from './csv.de.ts';
import { csvEn } from './csv.en.ts';

export const csvTexts: Catalogue<Words<typeof csvEn>> = { en: csvEn, de: csvDe };
