import type { Catalogue, Words } from './catalogue.ts';
import { morningDe } from './morning.de.ts';
import { morningEn } from './morning.en.ts';

export const morningTexts: Catalogue<Words<typeof morningEn>> = { en: morningEn, de: morningDe };
