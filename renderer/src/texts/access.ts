import { accessDe } from './access.de.ts';
import { accessEn } from './access.en.ts';
import type { Catalogue, Words } from './catalogue.ts';

export const accessTexts: Catalogue<Words<typeof accessEn>> = { en: accessEn, de: accessDe };
