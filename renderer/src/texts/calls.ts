import type { Catalogue, Words } from './catalogue.ts';
import { callsDe } from './calls.de.ts';
import { callsEn } from './calls.en.ts';

export const callsTexts: Catalogue<Words<typeof callsEn>> = { en: callsEn, de: callsDe };
