import type { Catalogue, Words } from './catalogue.ts';
import { shopFormDe } from './shop-form.de.ts';
import { shopFormEn } from './shop-form.en.ts';

export const shopFormTexts: Catalogue<Words<typeof shopFormEn>> = { en: shopFormEn, de: shopFormDe };
