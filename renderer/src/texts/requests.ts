import type { Catalogue, Words } from './catalogue.ts';
import { requestsDe } from './requests.de.ts';
import { requestsEn } from './requests.en.ts';

export const requestsTexts: Catalogue<Words<typeof requestsEn>> = { en: requestsEn, de: requestsDe };
