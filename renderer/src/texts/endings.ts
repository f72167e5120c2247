import type { Catalogue, Words } from './catalogue.ts';
import { endingsDe } from './endings.de.ts';
import { endingsEn } from './endings.en.ts';

export const endingsTexts: Catalogue<Words<typeof endingsEn>> = { en: endingsEn, de: endingsDe };
