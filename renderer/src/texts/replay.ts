import type { Catalogue, Words } from './catalogue.ts';
import { replayDe } from './replay.de.ts';
import { replayEn } from './replay.en.ts';

export const replayTexts: Catalogue<Words<typeof replayEn>> = { en: replayEn, de: replayDe };
