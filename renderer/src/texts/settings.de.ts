import type { Words } from './catalogue.ts';
import type { settingsEn } from './settings.en.ts';

export const settingsDe: Words<typeof settingsEn> = {
  title: 'Einrichten',
};
