import type { Catalogue, Words } from './catalogue.ts';
import { setupCallDe } from './setup-call.de.ts';
import { setupCallEn } from './setup-call.en.ts';

export const setupCallTexts: Catalogue<Words<typeof setupCallEn>> = { en: setupCallEn, de: setupCallDe };
