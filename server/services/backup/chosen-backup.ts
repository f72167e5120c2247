import { statSync } from 'node:fs';
import { join } from 'node:path';

import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { clearAway } from '../../platform/clear-away.ts';
import { isNoRoom } from '../../platform/private-file.ts';
import { memoryCountsIn } from '../../store/memory-counts.ts';
import type { Stores } from '../../store/open-stores.ts';
import { anyBackupsIn, readableFolder } from './backup-folder.ts';
import type { BackupSettings } from './backup-settings.ts';
import { refuseMisfit } from './fitting-backup.ts';
import { DATABASE, openGiven, toPreview, type GivenBackup } from './given-backup.ts';
import type { RestoreWish } from './restore-wish.ts';

type Deps = {
  stores: Pick<Stores, 'sessions' | 'settings'>;
  kept: BackupSettings;
  dataDir: string;
  memory: string;
  /** Where one is unpacked to be looked at. */
  work: string;
  demo: boolean;
  configuredKey: string | undefined;
  /** Bytes that may still be written into the data directory. */
  freeBytes: () => Promise<number>;
  now: () => Date;
  /** Ends the program and begins it again with what is restored; undefined where nobody would. */
  onRestore: ((wish: RestoreWish) => void) | undefined;
  /** One at a time. */
  take: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
};
type Chosen = { file: string; bytes: number; passphrase: string };

const MB = 1024 ** 2;
/** Beside what is unpacked and what is made of it: the program goes on writing meanwhile. */
const SPARE_BYTES = 64 * MB;

/** Looking into a backup that the owner points at, and asking for it to be restored. */
export function createChosenBackups(deps: Deps) {
  const { stores, kept, dataDir, memory, work, now, onRestore, take } = deps;

  /** Throws AppError for one that is not there, or that nothing opens. */
  async function find({ folder, fileName, passphrase }: ParsedInput<'backup.preview'>): Promise<Chosen> {
    const place = folder ?? kept.get().folder;
    const words = passphrase ?? kept.passphrase();
    if (place === null) throw refused('conflict', tell('backup_no_folder'));
    if (words === undefined) throw refused('conflict', tell('backup_no_passphrase'));
    const found = ((await anyBackupsIn(place)) ?? []).find((each) => each.fileName === fileName);
    if (!found) throw refused('not_found', tell('backup_no_such'));
    return { file: join(place, fileName), bytes: found.bytes, passphrase: words };
  }

  async function refuseWithoutRoom(bytes: number): Promise<void> {
    const wanted = bytes + SPARE_BYTES;
    if ((await deps.freeBytes()) >= wanted) return;
    throw refused('unavailable', tell('restore_no_room', { megabytes: Math.ceil(wanted / MB) }));
  }

  /** Opens it, lets `look` see it, and leaves nothing of it behind. */
  function opened<T>({ file, passphrase }: Chosen, look: (given: GivenBackup) => T): Promise<T> {
    return take(async (signal) => {
      try {
        return look(await openGiven(file, passphrase, { folder: work, signal, room: refuseWithoutRoom }));
      } catch (error) {
        throw isNoRoom(error) ? refused('unavailable', tell('restore_disk_full'), { cause: error }) : error;
      } finally {
        await clearAway(work);
      }
    });
  }

  return {
    async list({ folder }: ParsedInput<'backup.list'>): Promise<CommandOutput<'backup.list'>> {
      const there = await readableFolder(folder);
      const files = there && (await anyBackupsIn(there));
      if (!there || !files) throw refused('invalid_input', tell('backup_folder_unread'));
      return { folder: there, files };
    },

    async preview(input: ParsedInput<'backup.preview'>): Promise<CommandOutput<'backup.preview'>> {
      const chosen = await find(input);
      const known = { bytes: chosen.bytes, memory, tombstones: stores.settings.tombstones() };
      const preview = await opened(chosen, (given) => toPreview(given, known));
      return { ...preview, here: memoryCountsIn(join(dataDir, DATABASE)) };
    },

    async restore(input: ParsedInput<'backup.restore'>): Promise<CommandOutput<'backup.restore'>> {
      if (!onRestore) throw refused('unavailable', tell('restore_not_served'));
      const chosen = await find(input);
      const wanted = await opened(chosen, (given) => {
        refuseMisfit(given, deps);
        // The database as it comes, as our own steps make it anew, and once more in the log of that; recordings as they come.
        return 3 * statSync(given.database).size + (given.recordings?.bytes ?? 0);
      });
      await refuseWithoutRoom(wanted);
      const { file, passphrase } = chosen;
      const at = now();
      const wish = { file, passphrase, sessions: stores.sessions.running(at.toISOString()) };
      // Whoever asked gets the answer before everything is closed.
      setImmediate(() => onRestore(wish));
      return { acceptedAt: at.toISOString() };
    },
  };
}
