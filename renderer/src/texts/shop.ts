import type { Catalogue, Words } from './catalogue.ts';
import { shopDe } from './shop.de.ts';
import { shopEn } from './shop.en.ts';

export const shopTexts: Catalogue<Words<typeof shopEn>> = { en: shopEn, de: shopDe };
