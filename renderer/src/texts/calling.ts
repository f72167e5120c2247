import type { Catalogue, Words } from './catalogue.ts';
import { callingDe } from './calling.de.ts';
import { callingEn } from './calling.en.ts';

export const callingTexts: Catalogue<Words<typeof callingEn>> = { en: callingEn, de: callingDe };
