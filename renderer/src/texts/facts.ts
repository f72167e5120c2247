import type { Catalogue, Words } from './catalogue.ts';
import { factsDe } from './facts.de.ts';
import { factsEn } from './facts.en.ts';

export const factsTexts: Catalogue<Words<typeof factsEn>> = { en: factsEn, de: factsDe };
