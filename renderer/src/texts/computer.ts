import type { Catalogue, Words } from './catalogue.ts';
import { computerDe } from './computer.de.ts';
import { computerEn } from './computer.en.ts';

export const computerTexts: Catalogue<Words<typeof computerEn>> = { en: computerEn, de: computerDe };
