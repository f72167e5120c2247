import type { Catalogue, Words } from './catalogue.ts';
import { privacyDe } from './privacy.de.ts';
import { privacyEn } from './privacy.en.ts';

export const privacyTexts: Catalogue<Words<typeof privacyEn>> = { en: privacyEn, de: privacyDe };
