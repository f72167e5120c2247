import type { Catalogue, Words } from './catalogue.ts';
import { setupKeysDe } from './setup-keys.de.ts';
import { setupKeysEn } from './setup-keys.en.ts';

export const setupKeysTexts: Catalogue<Words<typeof setupKeysEn>> = { en: setupKeysEn, de: setupKeysDe };
