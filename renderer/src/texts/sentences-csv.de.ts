import type { csvSentences } from '#contract/sentences-csv.ts';

/** The same sentences in German. */
export const csvSentencesDe: Readonly<Record<keyof typeof csvSentences, string>> = {
  csv_empty: 'Die Datei ist leer.',
  csv_workbook:
    'Das ist eine Arbeitsmappe einer Tabellenkalkulation. Öffnen Sie sie dort, speichern Sie sie als CSV (UTF-8) und wählen Sie jene Datei.',
  csv_no_text:
    'Diese Datei enthält keinen Text, der sich lesen ließe. Speichern Sie die Tabelle als CSV (UTF-8) und wählen Sie jene Datei.',
  csv_too_large: 'Die Datei ist größer als {most} MB. Holen Sie sie in Teilen herein.',
  csv_too_long: 'Die Tabelle hat mehr als {most} Zeilen. Holen Sie sie in Teilen herein.',
  csv_file_gone:
    'Die Datei ließ sich nicht lesen. Vielleicht wurde sie verschoben oder geändert: Wählen Sie sie noch einmal.',
  csv_unreadable:
    'Das ist keine CSV-Tabelle, die sich lesen ließe. Speichern Sie sie als CSV (UTF-8) und wählen Sie jene Datei.',
  csv_no_column: 'Die Spalte „{column}“ fehlt. Die erste Zeile nennt die Spalten: {columns}.',
  csv_bad_cell: 'Was unter „{column}“ steht, lässt sich nicht verwenden.',
  csv_no_service: 'Es gibt keine Leistung namens „{name}“.',
  csv_no_person: 'Im Team gibt es niemanden namens „{name}“.',
  csv_no_such_time: 'Diese Uhrzeit überspringen die Uhren an jenem Tag.',
  csv_same_already: 'Derselbe Termin steht schon da.',
  csv_not_taken: 'Dieser Zeile stand etwas Unerwartetes im Weg.',
};
