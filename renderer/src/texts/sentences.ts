import { sentences } from '#contract/sentences.ts';
import type { SentenceCode } from '#contract/told.ts';
import type { Catalogue } from './catalogue.ts';
import { sentencesDe } from './sentences.de.ts';

/** What the server says: its own words, and the same in every other language. A code without words does not compile. */
export const sentencesTexts: Catalogue<Readonly<Record<SentenceCode, string>>> = { en: sentences, de: sentencesDe };
