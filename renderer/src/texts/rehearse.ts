import type { Catalogue, Words } from './catalogue.ts';
import { rehearseDe } from './rehearse.de.ts';
import { rehearseEn } from './rehearse.en.ts';

export const rehearseTexts: Catalogue<Words<typeof rehearseEn>> = { en: rehearseEn, de: rehearseDe };
