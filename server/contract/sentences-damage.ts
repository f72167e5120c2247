/** What is said of a database that was damaged, and of a disk that fails or is full; see `sentences.ts`. */
export const damageSentences = {
  database_broken:
    'The disk failed, or the database is damaged: nothing more is written, so that nothing more is lost. Linekeeper begins again by itself; if this stays, look at the disk, and at the log on this computer.',
  disk_little: 'The disk is nearly full: {megabytes} MB are left. Free some space now, before calls are lost.',
  disk_full:
    'The disk is full. Callers are still recognised, and bookings are kept in the room that was set aside; reports of calls are put off until there is space. Free some now.',
  condition_disk_little: 'The disk is nearly full: soon nothing new can be kept.',
  condition_disk_full: 'The disk is full: what was said in calls is not kept.',
  condition_database_broken: 'Nothing new is kept: the disk failed, or the database is damaged.',
  database_mended_whole:
    'The database was damaged and was made anew on {day}: all of its {callers} callers and {calls} calls could be read. The damaged files are kept in {folder} in the data directory.',
  database_mended_part:
    'The database was damaged and was made anew on {day} of what could still be read: {callers} callers and {calls} calls are here, and others are lost. The damaged files are kept in {folder} in the data directory.',
  database_mended_copy:
    'The database was damaged beyond reading, so the copy of {made} took its place on {day}: whatever came after it is lost. The damaged files are kept in {folder} in the data directory.',
  database_mended_empty:
    'The database was damaged beyond reading, and there was no copy: since {day} Linekeeper begins with an empty memory, and its settings have to be made anew. The damaged files are kept in {folder} in the data directory; a backup can take their place.',
} as const;
