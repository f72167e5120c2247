import { backupDe } from './backup.de.ts';
import { backupEn } from './backup.en.ts';
import type { Catalogue, Words } from './catalogue.ts';

export const backupTexts: Catalogue<Words<typeof backupEn>> = { en: backupEn, de: backupDe };
