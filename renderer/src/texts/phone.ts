import type { Catalogue, Words } from './catalogue.ts';
import { phoneDe } from './phone.de.ts';
import { phoneEn } from './phone.en.ts';

export const phoneTexts: Catalogue<Words<typeof phoneEn>> = { en: phoneEn, de: phoneDe };
