import type { Catalogue, Words } from './catalogue.ts';
import { exportDe } from './export.de.ts';
import { exportEn } from './export.en.ts';

export const exportTexts: Catalogue<Words<typeof exportEn>> = { en: exportEn, de: exportDe };
