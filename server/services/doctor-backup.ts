import { backupChecks } from '../domain/doctor/backup.ts';
import type { Backups } from './backup/backups.ts';
import type { Look, Mend } from './doctor.ts';

type Deps = { backups: Pick<Backups, 'get' | 'run' | 'settled'>; now: () => Date };

/** Whether there is a backup to go on from, should this disk die. */
export function backupLooks({ backups, now }: Deps): Look[] {
  const run: Look['run'] = async () => backupChecks(await backups.get(), now().getTime());
  return [{ id: 'backup', group: 'memory', run }];
}

/** Makes one, and with it opens it again: the look that follows tells how that went. */
export function backupMends({ backups }: Pick<Deps, 'backups'>): Mend {
  const act = async (): Promise<void> => {
    await backups.run({});
    await backups.settled();
  };
  return (id) => (id === 'backup' ? act : null);
}
