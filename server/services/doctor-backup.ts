import { backupChecks, copiesChecks } from '../domain/doctor/backup.ts';
import { drillChecks } from '../domain/doctor/drill.ts';
import type { Backups } from './backup/backups.ts';
import type { Look, Mend } from './doctor.ts';

type Deps = { backups: Pick<Backups, 'get' | 'run' | 'drill' | 'settled' | 'tidyCopies'>; now: () => Date };

/** Whether there is a backup to go on from, should this disk die, and whether copies in clear are left over. */
export function backupLooks({ backups, now }: Deps): Look[] {
  const run: Look['run'] = async () => {
    const state = await backups.get();
    return [...backupChecks(state, now().getTime()), ...drillChecks(state, now().getTime())];
  };
  return [
    { id: 'backup', group: 'memory', run },
    { id: 'copies', group: 'memory', run: () => copiesChecks(backups.tidyCopies()) },
  ];
}

/** Makes one, or tries the newest: the look that follows tells how that went. */
export function backupMends({ backups }: Pick<Deps, 'backups'>): Mend {
  const act = async (): Promise<void> => {
    await backups.run({});
    await backups.settled();
  };
  return (id) => (id === 'backup' ? act : id === 'drill' ? backups.drill : null);
}
