import type { Catalogue, Words } from './catalogue.ts';
import { notesDe } from './notes.de.ts';
import { notesEn } from './notes.en.ts';

export const notesTexts: Catalogue<Words<typeof notesEn>> = { en: notesEn, de: notesDe };
