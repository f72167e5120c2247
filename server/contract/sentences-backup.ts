/** What is said of backups; see `sentences.ts`. */
export const backupSentences = {
  backup_no_folder: 'No folder for backups is chosen yet.',
  backup_no_passphrase: 'No passphrase for backups is chosen yet.',
  backup_folder_unusable: 'This folder is not there, or cannot be written to.',
  backup_folder_inside: 'Choose a folder outside of Linekeeper’s own: a backup beside what it is of is lost with it.',
  backup_folder_unread: 'This folder is not there, or cannot be read.',
  backup_busy: 'A backup is being made or looked at just now.',
  backup_folder_gone: 'The folder for backups is not there just now, or cannot be written to.',
  backup_no_room: 'The disk has no room for a backup: {megabytes} MB are needed.',
  backup_no_room_recordings:
    'The disk has no room for a backup with the recordings of calls: {megabytes} MB are needed. They can be left out.',
  backup_failed: 'The backup could not be made. The log on this computer says more.',
  backup_not_whole: 'The backup was made, but is not whole when it is opened again. It was removed.',
  backup_no_such: 'There is no such backup in the folder.',

  backup_unreadable: 'The file cannot be read.',
  backup_foreign: 'This is not a backup of Linekeeper.',
  backup_newer_format: 'This backup was made by a newer Linekeeper. Install that one to open it.',
  backup_newer_schema:
    'This backup holds the memory of a newer Linekeeper (schema {found}; this one knows up to {known}). Install that one to restore it.',
  backup_wrong_passphrase: 'This passphrase does not open the backup.',
  backup_damaged: 'The backup is damaged: it was changed or cut off after it was made.',
  backup_list_other:
    'The list of forgotten callers beside the backup is of another memory. Put the right one there, or take it away.',
  backup_strange: 'What is in this backup is not a memory that Linekeeper made.',

  backup_of_demo: 'This backup is of the demo, and this is not one: nothing was changed.',
  backup_not_demo: 'This backup holds real callers: the demo will not run on it. Nothing was changed.',
  backup_other_key:
    'LINEKEEPER_MASTER_KEY is another key than the one of this backup. Nothing was changed: take it out of the environment, and the key of the backup is put in its place.',
  restore_no_room: 'The disk has no room for this backup: {megabytes} MB are needed. Nothing was changed.',
  restore_disk_full: 'The disk has no room for this backup. Nothing was changed.',
  restore_failed: 'The backup could not be restored, and nothing was changed. The log on this computer says more.',
  restore_not_served: 'Only a Linekeeper that answers calls can begin anew by itself: restore it where you started it.',

  drill_none: 'There is no backup in the folder that could be tried.',
  drill_no_room: 'The disk has no room to try a restore: {megabytes} MB are needed.',
  drill_not_equal: 'What a restore made of the backup is not what is in it. Make a new backup.',

  texts_restored:
    'It was due before this memory was restored from a backup, so it may have been sent. It is not sent again.',

  doctor_fix_drill: 'Try a restore',
  doctor_drill_never: 'Whether the newest backup can be restored was never tried.',
  doctor_drill_old: 'Whether a backup can be restored was last tried {days} days ago.',
  doctor_drill:
    'The restore of a backup was tried {days} days ago: {callers} callers and {calls} calls were all there.',
  doctor_drill_fresh: 'The restore of a backup was tried today: {callers} callers and {calls} calls were all there.',
  doctor_drill_problem: 'The restore of a backup was tried and went wrong: {why}',

  doctor_copies_left:
    'This could not be removed from the data directory, and may hold in clear who was forgotten: {names}. Delete it there.',

  doctor_fix_backup: 'Back up now',
  doctor_backup: 'The last backup was made {hours} hours ago, opened again and found whole.',
  doctor_backup_fresh: 'The last backup was made less than an hour ago, opened again and found whole.',
  doctor_backup_off: 'No backups are made by themselves. If this disk dies, everything remembered is gone.',
  doctor_backup_never: 'No backup has been made yet.',
  doctor_backup_old: 'The last good backup is {days} days old.',
  doctor_backup_ahead:
    'The last backup bears a time that is still to come: it was made while the clock of this computer was ahead. Make a new one.',
  doctor_backup_problem: 'The latest backup went wrong: {why}',
} as const;
