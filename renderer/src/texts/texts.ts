import type { Catalogue, Words } from './catalogue.ts';
import { textsDe } from './texts.de.ts';
import { textsEn } from './texts.en.ts';

export const textsTexts: Catalogue<Words<typeof textsEn>> = { en: textsEn, de: textsDe };
