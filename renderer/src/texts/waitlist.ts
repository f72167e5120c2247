import type { Catalogue, Words } from './catalogue.ts';
import { waitlistDe } from './waitlist.de.ts';
import { waitlistEn } from './waitlist.en.ts';

export const waitlistTexts: Catalogue<Words<typeof waitlistEn>> = { en: waitlistEn, de: waitlistDe };
