const NAME =
  /^linekeeper-(?<day>\d{4}-\d{2}-\d{2})-(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})-(?<memory>[0-9a-f]{8})\.lkbackup$/;

/** When it was made, in UTC, and which memory it is of: nothing that tells about anybody. */
export function backupFileName(madeAt: string, memory: string): string {
  const [day = '', time = ''] = madeAt.split('T');
  return `linekeeper-${day}-${time.slice(0, 8).replaceAll(':', '')}-${memory.slice(0, 8)}.lkbackup`;
}

/** Null for a name that we did not make. */
export function readBackupName(fileName: string): { madeAt: string; memory: string } | null {
  const { day, hour, minute, second, memory } = NAME.exec(fileName)?.groups ?? {};
  const madeAt = `${day}T${hour}:${minute}:${second}.000Z`;
  return memory === undefined || Number.isNaN(Date.parse(madeAt)) ? null : { madeAt, memory };
}

/** Beside the backups of a memory: who was forgotten, for whoever restores an older one. */
export function forgottenFileName(memory: string): string {
  return `linekeeper-forgotten-${memory.slice(0, 8)}.lkseal`;
}
