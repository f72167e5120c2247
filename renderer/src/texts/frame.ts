import { frameDe } from './frame.de.ts';
import { frameEn } from './frame.en.ts';
import type { Catalogue, Words } from './catalogue.ts';

export const frameTexts: Catalogue<Words<typeof frameEn>> = { en: frameEn, de: frameDe };
