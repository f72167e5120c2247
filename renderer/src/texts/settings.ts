import type { Catalogue, Words } from './catalogue.ts';
import { settingsDe } from './settings.de.ts';
import { settingsEn } from './settings.en.ts';

export const settingsTexts: Catalogue<Words<typeof settingsEn>> = { en: settingsEn, de: settingsDe };
