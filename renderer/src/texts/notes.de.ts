import type { Words } from './catalogue.ts';
import type { notesEn } from './notes.en.ts';

export const notesDe: Words<typeof notesEn> = {
  open: 'Notiz schreiben',
  add: 'Notieren',
  note: 'Notiz für den Agenten',
  from: 'Von',
  to: 'Bis',
  endsBefore: 'Das liegt vor dem ersten Tag.',
  always: 'immer',
  fromDay: (day) => `ab ${day}`,
  toDay: (day) => `bis ${day}`,
  between: (from, to) => `${from} bis ${to}`,
  remove: (note) => `Notiz „${note}“ entfernen`,
  added: 'Notiert.',
  removed: 'Notiz entfernt.',
  everyShop: 'jeder Betrieb',
  shopWide: {
    title: 'Für alle, die anrufen',
    none: 'Sagen Sie allen eine Zeit lang etwas: „Freitag geschlossen“, „der Aufzug ist außer Betrieb“.',
    forShop: (shop) => `Erfährt, wer bei ${shop} anruft.`,
    forAll: 'Erfährt jeder, der anruft.',
  },
};
