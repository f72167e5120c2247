import type { Catalogue, Words } from './catalogue.ts';
import { frontDeskDe } from './front-desk.de.ts';
import { frontDeskEn } from './front-desk.en.ts';

export const frontDeskTexts: Catalogue<Words<typeof frontDeskEn>> = { en: frontDeskEn, de: frontDeskDe };
