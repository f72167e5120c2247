import type { Catalogue, Words } from './catalogue.ts';
import { trailDe } from './trail.de.ts';
import { trailEn } from './trail.en.ts';

export const trailTexts: Catalogue<Words<typeof trailEn>> = { en: trailEn, de: trailDe };
