import type { Catalogue, Words } from './catalogue.ts';
import { secretsDe } from './secrets.de.ts';
import { secretsEn } from './secrets.en.ts';

export const secretsTexts: Catalogue<Words<typeof secretsEn>> = { en: secretsEn, de: secretsDe };
