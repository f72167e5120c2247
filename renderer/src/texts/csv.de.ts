import type { Words } from './catalogue.ts';
import type { csvEn } from './csv.en.ts';
import { plural } from './plural.ts';

export const csvDe: Words<typeof csvEn> = {
  title: 'Tabellen für die Tabellenkalkulation',
  lead: 'Holen Sie herein, was Sie in einer Tabelle führen, oder nehmen Sie es mit. Eine Datei wird erst geprüft: Nichts ändert sich, bevor Sie es sagen.',
  table: 'Tabelle',
  tables: { services: 'Leistungen', staff: 'Team', appointments: 'Termine' },
  about: {
    services:
      'Eine Zeile je Leistung. Eine gleichen Namens wird geändert, keine entfernt. Wer sie macht und was sie braucht, bleibt wie hier.',
    staff:
      'Eine Zeile je Person. Eine gleichen Namens bleibt, niemand wird entfernt. Zeiten und Abwesenheiten bleiben wie hier.',
    appointments:
      'Eine Zeile je Termin. Sie kommen hinzu, wo die Person frei ist, auch außerhalb der Öffnungszeiten; keiner wird geändert, und niemand wird angeschrieben.',
  },
  how: 'Wie eine solche Tabelle aussieht, sehen Sie, wenn Sie sie erst sichern: Die erste Zeile nennt die Spalten.',
  from: 'Sichern ab',
  to: 'Sichern bis',
  days: 'Leer: das vergangene und das nächste Jahr',
  save: 'Als Tabelle sichern (CSV)',
  saved: (rows) => `Liegt bei Ihren Downloads: ${plural('de', rows, 'Zeile', 'Zeilen')}.`,
  savedOpen: (rows) =>
    `Liegt bei Ihren Downloads: ${plural('de', rows, 'Zeile', 'Zeilen')}. Die Datei enthält offene Namen und Nummern.`,
  files: { services: 'leistungen', staff: 'team', appointments: 'termine' },
  choose: 'Datei zum Hereinholen wählen …',
  cannot: (file) => `${file} lässt sich nicht hereinholen`,
  brokeOff: (file) => `${file} kam nicht bis zum Ende herein`,
  halfway:
    'Manche Zeilen können schon da sein. Wählen Sie die Datei noch einmal: Was übrig ist, wird gezeigt, bevor etwas geschieht.',
  bringing: 'Die Zeilen werden hereingeholt. Sie können währenddessen weiterarbeiten.',
  would: (file) => `Was ${file} brächte`,
  did: (file) => `Was ${file} gebracht hat`,
  counts: { added: 'neu', changed: 'schon da, würde geändert', refused: 'nicht hereinzuholen' },
  doneCounts: { added: 'neu', changed: 'schon da, jetzt geändert', refused: 'nicht hereingeholt' },
  nothing: 'Unter der ersten Zeile steht keine weitere.',
  guessed:
    'Die Datei ist nicht in UTF-8 und wurde als westeuropäisch (Windows-1252) gelesen. Sehen Sie diese Wörter an:',
  guessedHelp: 'Stimmt ein Buchstabe nicht, speichern Sie die Tabelle als CSV (UTF-8) und wählen Sie jene Datei.',
  refused: 'Zeilen, die draußen bleiben',
  line: (line) => `Zeile ${line}:`,
  allRefused: (rows) => `Alle ${rows} zeigen`,
  bringIn: (rows) => `${plural('de', rows, 'Zeile', 'Zeilen')} hereinholen`,
  putAside: 'Lassen',
  close: 'Schließen',
  broughtIn: (file, rows) => `${file}: ${plural('de', rows, 'Zeile', 'Zeilen')} hereingeholt.`,
};
