import type { Catalogue, Words } from './catalogue.ts';
import { firstRunDe } from './first-run.de.ts';
import { firstRunEn } from './first-run.en.ts';

export const firstRunTexts: Catalogue<Words<typeof firstRunEn>> = { en: firstRunEn, de: firstRunDe };
