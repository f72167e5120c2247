import type { Catalogue, Words } from './catalogue.ts';
import { proofDe } from './proof.de.ts';
import { proofEn } from './proof.en.ts';

export const proofTexts: Catalogue<Words<typeof proofEn>> = { en: proofEn, de: proofDe };
