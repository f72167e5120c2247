import type { Catalogue, Words } from './catalogue.ts';
import { memoryDe } from './memory.de.ts';
import { memoryEn } from './memory.en.ts';

export const memoryTexts: Catalogue<Words<typeof memoryEn>> = { en: memoryEn, de: memoryDe };
