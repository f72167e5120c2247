import type { Words } from './catalogue.ts';
import type { settingsEn } from './settings.en.ts';

export const settingsDe: Words<typeof settingsEn> = {
  title: 'Einrichten',
  requests: 'Zustellungen',
  connect: 'Verbinden',
  doctor: 'Doktor',
  parts: {
    shop: 'Betrieb',
    desk: 'Empfang',
    words: 'Was der Agent erfährt',
    phone: 'Der Weg zum Telefon',
    model: 'Ihr eigenes Modell',
    secrets: 'Geheimnisse',
    backup: 'Sicherung',
    privacy: 'Datenschutz',
    computer: 'Dieser Computer',
    window: 'Dieses Fenster',
  },
  save: 'Speichern',
  discard: 'Verwerfen',
  unsaved: 'Noch nicht gespeichert',
  saved: 'Gespeichert.',
  cannotSave: 'Nicht gespeichert: Bitte sehen Sie sich die markierten Felder an.',
  chooseFirst: 'Bitte wählen Sie zuerst, was gelten soll.',
  clash: {
    title: 'Inzwischen anderswo geändert',
    lead: 'In einem anderen Fenster wurde etwas davon gespeichert, während Sie es geändert haben. Von Ihnen ist nichts verloren: Wählen Sie, was gelten soll.',
    there: 'Jetzt steht dort:',
    nothing: 'nichts',
    mine: 'Meines behalten',
    theirs: 'Übernehmen, was dort steht',
    of: (choice, what) => `${choice}: ${what}`,
  },
  window: {
    title: 'Dieses Fenster',
    lead: 'Wird nur in diesem Browser gemerkt.',
  },
};
