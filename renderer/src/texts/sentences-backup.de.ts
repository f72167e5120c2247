import type { backupSentences } from '#contract/sentences-backup.ts';

/** The same sentences in German. */
export const backupSentencesDe: Readonly<Record<keyof typeof backupSentences, string>> = {
  backup_no_folder: 'Es ist noch kein Ordner für Sicherungen gewählt.',
  backup_no_passphrase: 'Es ist noch keine Passphrase für Sicherungen gewählt.',
  backup_folder_unusable: 'Diesen Ordner gibt es nicht, oder er lässt sich nicht beschreiben.',
  backup_folder_inside:
    'Wählen Sie einen Ordner außerhalb von Linekeepers eigenem: Eine Sicherung neben dem Original geht mit ihm verloren.',
  backup_folder_unread: 'Diesen Ordner gibt es nicht, oder er lässt sich nicht lesen.',
  backup_busy: 'Gerade wird eine Sicherung angelegt oder geprüft.',
  backup_folder_gone: 'Der Ordner für Sicherungen ist gerade nicht da oder lässt sich nicht beschreiben.',
  backup_no_room: 'Auf dem Datenträger ist kein Platz für eine Sicherung: {megabytes} MB werden gebraucht.',
  backup_no_room_recordings:
    'Auf dem Datenträger ist kein Platz für eine Sicherung mit den Aufnahmen der Gespräche: {megabytes} MB werden gebraucht. Sie lassen sich weglassen.',
  backup_failed: 'Die Sicherung ließ sich nicht anlegen. Das Protokoll auf diesem Computer sagt mehr.',
  backup_not_whole:
    'Die Sicherung wurde angelegt, ist beim erneuten Öffnen aber nicht vollständig. Sie wurde entfernt.',
  backup_no_such: 'Diese Sicherung gibt es im Ordner nicht.',

  backup_unreadable: 'Die Datei lässt sich nicht lesen.',
  backup_foreign: 'Das ist keine Sicherung von Linekeeper.',
  backup_newer_format: 'Diese Sicherung hat ein neueres Linekeeper angelegt. Installieren Sie es, um sie zu öffnen.',
  backup_newer_schema:
    'Diese Sicherung enthält das Gedächtnis eines neueren Linekeeper (Schema {found}; dieses kennt sie bis {known}). Installieren Sie es, um sie einzuspielen.',
  backup_wrong_passphrase: 'Diese Passphrase öffnet die Sicherung nicht.',
  backup_damaged: 'Die Sicherung ist beschädigt: Sie wurde nachträglich verändert oder abgeschnitten.',
  backup_list_other:
    'Die Liste vergessener Anrufer neben der Sicherung gehört zu einem anderen Gedächtnis. Legen Sie die richtige dorthin, oder nehmen Sie sie weg.',
  backup_strange: 'Was in dieser Sicherung steckt, ist kein Gedächtnis, das Linekeeper angelegt hat.',

  backup_of_demo: 'Diese Sicherung ist von der Demo, und dies ist keine: Es wurde nichts geändert.',
  backup_not_demo: 'Diese Sicherung enthält echte Anrufer: Die Demo läuft nicht darauf. Es wurde nichts geändert.',
  backup_other_key:
    'LINEKEEPER_MASTER_KEY ist ein anderer Schlüssel als der dieser Sicherung. Es wurde nichts geändert: Nehmen Sie ihn aus der Umgebung, dann tritt der Schlüssel der Sicherung an seine Stelle.',
  restore_no_room:
    'Auf dem Datenträger ist kein Platz für diese Sicherung: {megabytes} MB werden gebraucht. Es wurde nichts geändert.',
  restore_disk_full: 'Auf dem Datenträger ist kein Platz für diese Sicherung. Es wurde nichts geändert.',
  restore_failed:
    'Die Sicherung ließ sich nicht einspielen, und es wurde nichts geändert. Das Protokoll auf diesem Computer sagt mehr.',
  restore_not_served:
    'Nur ein Linekeeper, das Anrufe beantwortet, kann von selbst neu beginnen: Spielen Sie sie dort ein, wo Sie es gestartet haben.',

  drill_none: 'Im Ordner liegt keine Sicherung, die sich probeweise einspielen ließe.',
  drill_no_room: 'Auf dem Datenträger ist kein Platz, um das Einspielen zu proben: {megabytes} MB werden gebraucht.',
  drill_not_equal:
    'Was beim probeweisen Einspielen entstand, ist nicht das, was in der Sicherung steckt. Legen Sie eine neue an.',

  texts_restored:
    'Sie war fällig, bevor dieses Gedächtnis aus einer Sicherung eingespielt wurde, und ist vielleicht schon gesendet. Sie wird nicht noch einmal gesendet.',

  doctor_fix_drill: 'Einspielen proben',
  doctor_drill_never: 'Ob sich die neueste Sicherung einspielen lässt, wurde noch nie geprobt.',
  doctor_drill_old: 'Ob sich eine Sicherung einspielen lässt, wurde zuletzt vor {days} Tagen geprobt.',
  doctor_drill:
    'Das Einspielen einer Sicherung wurde vor {days} Tagen geprobt: {callers} Anrufer und {calls} Anrufe waren vollzählig da.',
  doctor_drill_fresh:
    'Das Einspielen einer Sicherung wurde heute geprobt: {callers} Anrufer und {calls} Anrufe waren vollzählig da.',
  doctor_drill_problem: 'Das Einspielen einer Sicherung wurde geprobt und ist misslungen: {why}',

  doctor_copies_left:
    'Das ließ sich nicht aus dem Datenverzeichnis löschen, und darin kann offen stehen, wer vergessen wurde: {names}. Löschen Sie es dort.',

  doctor_fix_backup: 'Jetzt sichern',
  doctor_backup: 'Die letzte Sicherung ist {hours} Stunden alt; sie wurde wieder geöffnet und ist vollständig.',
  doctor_backup_fresh: 'Die letzte Sicherung ist keine Stunde alt; sie wurde wieder geöffnet und ist vollständig.',
  doctor_backup_off:
    'Es werden keine Sicherungen von selbst angelegt. Stirbt dieser Datenträger, ist alles Gemerkte verloren.',
  doctor_backup_never: 'Es wurde noch keine Sicherung angelegt.',
  doctor_backup_old: 'Die letzte gute Sicherung ist {days} Tage alt.',
  doctor_backup_ahead:
    'Die letzte Sicherung trägt eine Zeit, die erst kommt: Als sie angelegt wurde, ging die Uhr dieses Computers vor. Legen Sie eine neue an.',
  doctor_backup_problem: 'Die letzte Sicherung ist misslungen: {why}',
};
