import type { Catalogue, Words } from './catalogue.ts';
import { setupDe } from './setup.de.ts';
import { setupEn } from './setup.en.ts';

export const setupTexts: Catalogue<Words<typeof setupEn>> = { en: setupEn, de: setupDe };
