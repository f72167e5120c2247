import type { Catalogue, Words } from './catalogue.ts';
import { wordsDe } from './words.de.ts';
import { wordsEn } from './words.en.ts';

export const wordsTexts: Catalogue<Words<typeof wordsEn>> = { en: wordsEn, de: wordsDe };
