import type { Words } from './catalogue.ts';
import type { settingsEn } from './settings.en.ts';

export const settingsDe: Words<typeof settingsEn> = {
  title: 'Einrichten',
  parts: {
    shop: 'Betrieb',
    words: 'Was der Agent erfährt',
    secrets: 'Geheimnisse',
    privacy: 'Datenschutz',
    window: 'Dieses Fenster',
  },
  save: 'Speichern',
  discard: 'Verwerfen',
  unsaved: 'Noch nicht gespeichert',
  saved: 'Gespeichert.',
  cannotSave: 'Nicht gespeichert: Bitte sehen Sie sich die markierten Felder an.',
  window: {
    title: 'Dieses Fenster',
    lead: 'Wird nur in diesem Browser gemerkt.',
  },
};
