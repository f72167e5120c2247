import type { Words } from './catalogue.ts';
import type { partsEn } from './parts.en.ts';

export const partsDe: Words<typeof partsEn> = {
  loading: 'Wird geladen …',
  failed: 'Das ließ sich nicht laden.',
  again: 'Noch einmal versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  undo: 'Rückgängig',
  messages: 'Meldungen',
  clear: 'Suche leeren',
  showNumber: 'Die letzten Ziffern zeigen',
  showTyped: 'Eingabe zeigen',
  atMost: (most) => `Höchstens ${most} Zeichen.`,
  tooLong: (length, most) => `${length} Zeichen: ${length - most} zu viel.`,
  withheld: 'Nummer unterdrückt',
  typeToConfirm: (word) => `Zum Bestätigen „${word}“ eintippen`,
  more: 'Weiteres wird geladen …',
};
