import type { Catalogue, Words } from './catalogue.ts';
import { todayDe } from './today.de.ts';
import { todayEn } from './today.en.ts';

export const todayTexts: Catalogue<Words<typeof todayEn>> = { en: todayEn, de: todayDe };
