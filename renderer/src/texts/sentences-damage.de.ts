import type { damageSentences } from '#contract/sentences-damage.ts';

/** The same sentences in German. */
export const damageSentencesDe: Readonly<Record<keyof typeof damageSentences, string>> = {
  database_broken:
    'Der Datenträger hat versagt, oder die Datenbank ist beschädigt: Es wird nichts mehr geschrieben, damit nicht mehr verloren geht. Linekeeper beginnt von selbst neu; bleibt es dabei, sehen Sie nach dem Datenträger und ins Protokoll auf diesem Computer.',
  disk_little:
    'Der Datenträger ist fast voll: {megabytes} MB sind frei. Schaffen Sie jetzt Platz, bevor Anrufe verloren gehen.',
  disk_full:
    'Der Datenträger ist voll. Anrufer werden noch erkannt, und Termine finden in dem Platz, der dafür zurückgelegt war; Berichte über Anrufe werden aufgeschoben, bis Platz da ist. Schaffen Sie jetzt welchen.',
  condition_disk_little: 'Der Datenträger ist fast voll: Bald kann nichts Neues mehr behalten werden.',
  condition_disk_full: 'Der Datenträger ist voll: Was in Anrufen gesagt wird, wird nicht behalten.',
  condition_database_broken:
    'Nichts Neues wird behalten: Der Datenträger hat versagt, oder die Datenbank ist beschädigt.',
  database_mended_whole:
    'Die Datenbank war beschädigt und wurde am {day} neu angelegt: Alle {callers} Anrufer und {calls} Anrufe ließen sich lesen. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}.',
  database_mended_part:
    'Die Datenbank war beschädigt und wurde am {day} aus dem neu angelegt, was noch lesbar war: {callers} Anrufer und {calls} Anrufe sind da, andere sind verloren. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}.',
  database_mended_copy:
    'Die Datenbank war so beschädigt, dass nichts zu lesen war. An ihre Stelle trat am {day} die Kopie vom {made}: Was danach kam, ist verloren. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}.',
  database_mended_empty:
    'Die Datenbank war so beschädigt, dass nichts zu lesen war, und es gab keine Kopie: Seit dem {day} beginnt Linekeeper mit leerem Gedächtnis, auch die Einstellungen sind neu zu machen. Die beschädigten Dateien liegen im Datenverzeichnis unter {folder}; eine Sicherung kann an ihre Stelle treten.',
};
