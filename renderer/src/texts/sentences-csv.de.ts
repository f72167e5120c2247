import type { csvSentences } from '#contract/sentences-csv.ts';

/** The same sentences in German. */
export const csvSentencesDe: Readonly<Record<keyof typeof csvSentences, string>> = {
  csv_unreadable:
    'Das ist keine CSV-Tabelle, die sich lesen ließe, oder sie hat mehr als 5000 Zeilen. Speichern Sie sie als CSV (UTF-8).',
  csv_no_column: 'Die Spalte „{column}“ fehlt. Die erste Zeile nennt die Spalten: {columns}.',
  csv_bad_cell: '„{column}“ lässt sich nicht lesen.',
  csv_no_service: 'Es gibt keine Leistung namens „{name}“.',
  csv_no_person: 'Im Team gibt es niemanden namens „{name}“.',
  csv_no_such_time: 'Diese Uhrzeit überspringen die Uhren an jenem Tag.',
  csv_same_already: 'Derselbe Termin steht schon da.',
  csv_not_taken: 'Dieser Zeile stand etwas Unerwartetes im Weg.',
};
