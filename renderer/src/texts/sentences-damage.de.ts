import type { damageSentences } from '#contract/sentences-damage.ts';

/** The same sentences in German. */
export const damageSentencesDe: Readonly<Record<keyof typeof damageSentences, string>> = {
  database_mended_whole:
    'Die Datenbank war beschädigt und wurde am {day} neu angelegt: Alle {callers} Anrufer und {calls} Anrufe ließen sich lesen. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}.',
  database_mended_part:
    'Die Datenbank war beschädigt und wurde am {day} aus dem neu angelegt, was noch lesbar war: {callers} Anrufer und {calls} Anrufe sind da, andere sind verloren. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}.',
  database_mended_copy:
    'Die Datenbank war so beschädigt, dass nichts zu lesen war. An ihre Stelle trat am {day} die Kopie vom {made}: Was danach kam, ist verloren. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}.',
  database_mended_empty:
    'Die Datenbank war so beschädigt, dass nichts zu lesen war, und es gab keine Kopie: Seit dem {day} beginnt Linekeeper mit leerem Gedächtnis, auch die Einstellungen sind neu zu machen. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}; eine Sicherung kann an ihre Stelle treten.',
};
