import type { Catalogue, Words } from './catalogue.ts';
import { modelDe } from './model.de.ts';
import { modelEn } from './model.en.ts';

export const modelTexts: Catalogue<Words<typeof modelEn>> = { en: modelEn, de: modelDe };
