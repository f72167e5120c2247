import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import type { RestoreDrill } from '#contract/backup.ts';
import { refused, toldBy } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { clearAway } from '../../platform/clear-away.ts';
import { createSecretBox } from '../../platform/secret-box.ts';
import { sealedIn } from '../../store/given-database.ts';
import { isRebuiltWhole } from '../../store/rebuilt-aside.ts';
import { backupsIn, usableFolder } from './backup-folder.ts';
import type { BackupSettings } from './backup-settings.ts';
import { openGiven, type GivenBackup } from './given-backup.ts';

type Deps = {
  kept: BackupSettings;
  dataDir: string;
  memory: string;
  /** Where it lies in clear meanwhile; cleared away at the next start, should this one be killed. */
  work: string;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};
type Tried = Omit<RestoreDrill, 'at' | 'fileName'>;

const MB = 1024 ** 2;
/** Beside what is unpacked and what is made of it. */
const SPARE_BYTES = 64 * MB;
const INSTALL_KEY = 'install.key';

/** Tries the newest backup: does all that a restore of it would, in a folder of its own, and keeps how that went. */
export function createRestoreDrill(deps: Deps) {
  const { kept, dataDir, memory, now, report } = deps;

  return async function drill(signal: AbortSignal): Promise<void> {
    const { folder } = kept.get();
    const there = folder === null ? null : await usableFolder(folder, dataDir).catch(() => null);
    const newest = there === null ? undefined : (await backupsIn(there, memory))?.[0];
    if (there === null || !newest) throw refused('not_found', tell('drill_none'));
    const { fileName } = newest;
    try {
      const tried = await tryOut(join(there, fileName), deps, signal);
      kept.change({ drill: { at: now().toISOString(), fileName, ...tried } });
    } catch (error) {
      if (signal.aborted) return;
      const told = toldBy(error);
      const nothing = { callers: 0, calls: 0, appointments: 0, recordings: null };
      const problem = told ?? tell('backup_failed');
      kept.change({ drill: { at: now().toISOString(), fileName, ...nothing, problem } });
      if (!told) report('backup.drill', error);
    }
  };
}

async function tryOut(file: string, { kept, dataDir, work }: Deps, signal: AbortSignal): Promise<Tried> {
  const passphrase = kept.passphrase();
  if (passphrase === undefined) throw refused('conflict', tell('backup_no_passphrase'));
  try {
    await refuseWithoutRoom(dataDir);
    const given = await openGiven(file, passphrase, { folder: work, signal });
    const { version, callers, calls, appointments } = given.inside;
    const isWhole = await isRebuiltWhole(given.database, join(work, 'rebuilt.db'), version, signal);
    if (!isWhole || !opensNumbers(given)) throw refused('unavailable', tell('drill_not_equal'));
    return { callers, calls, appointments, recordings: given.recordings?.count ?? null, problem: null };
  } finally {
    await clearAway(work);
  }
}

/** Once as it comes, once as our own steps make it anew: about as large as what is here. */
async function refuseWithoutRoom(dataDir: string): Promise<void> {
  const wanted = 2 * (await stat(join(dataDir, 'linekeeper.db'))).size + SPARE_BYTES;
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize < wanted)
    throw refused('unavailable', tell('drill_no_room', { megabytes: Math.ceil(wanted / MB) }));
}

/** Without the key of the installation no number would be known again. */
function opensNumbers({ database, masterKey }: GivenBackup): boolean {
  const sealed = sealedIn(database, INSTALL_KEY);
  try {
    return sealed !== undefined && createSecretBox(masterKey).open(sealed, INSTALL_KEY).length === 32;
  } catch {
    return false;
  }
}
