import type { Catalogue, Words } from './catalogue.ts';
import { partsDe } from './parts.de.ts';
import { partsEn } from './parts.en.ts';

export const partsTexts: Catalogue<Words<typeof partsEn>> = { en: partsEn, de: partsDe };
