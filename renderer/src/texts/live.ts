import type { Catalogue, Words } from './catalogue.ts';
import { liveDe } from './live.de.ts';
import { liveEn } from './live.en.ts';

export const liveTexts: Catalogue<Words<typeof liveEn>> = { en: liveEn, de: liveDe };
