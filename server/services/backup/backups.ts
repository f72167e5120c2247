import type { BackupState } from '#contract/backup.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { refused, toldBy } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { OUR_COPIES } from '../../domain/backup/due-copies.ts';
import { nextBackup } from '../../domain/backup/schedule.ts';
import type { Bus } from '../../platform/bus.ts';
import { within } from '../../platform/within.ts';
import { readRestoreNote, removeRestoreNote } from '../../platform/restore-note.ts';
import type { Stores } from '../../store/open-stores.ts';
import { backupsIn, rotate, usableFolder } from './backup-folder.ts';
import type { BackupSettings } from './backup-settings.ts';
import type { BackupMaking } from './backup-making.ts';
import type { ForgottenList } from './forgotten-list.ts';
import { createCopiesInClear, type CopiesInClear } from './copies-in-clear.ts';
import { createChosenBackups } from './chosen-backup.ts';
import { createRestoreDrill } from './restore-drill.ts';
import type { RestoreWish } from './restore-wish.ts';

type Deps = {
  stores: Pick<Stores, 'sessions' | 'settings'>;
  kept: BackupSettings;
  dataDir: string;
  /** Which memory it is: the id of the database. */
  memory: string;
  make: BackupMaking;
  /** Who was forgotten, beside the backups. */
  forgotten: ForgottenList;
  /** Where one is unpacked to be looked at. */
  work: string;
  demo: boolean;
  configuredKey: string | undefined;
  freeBytes: () => Promise<number>;
  onRestore: ((wish: RestoreWish) => void) | undefined;
  /** Of the default shop: its night is the quiet time. */
  zone: () => string;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** So much of the time that a stop has is left to backups. */
const STOP_MS = 1_200;

export type Backups = ReturnType<typeof createBackups>;

/** Backups of this memory: made by themselves once a day and when asked for, one at a time. */
export function createBackups(deps: Deps) {
  const { kept, forgotten, dataDir } = deps;
  const alone = createAlone(deps.bus);
  const copies = createCopiesInClear({ ...deps, isBusy: alone.isBusy });
  const chosen = createChosenBackups({ ...deps, take: alone.take });
  const makeOne = createOneMaking({ ...deps, copies });
  const drill = createRestoreDrill(deps);
  const { state, next, save } = createChoices(deps, alone.isBusy);

  /** Begins with it; throws `conflict` where it cannot be begun. */
  function begin(folder: string | null): void {
    const passphrase = kept.passphrase();
    if (folder === null) throw refused('conflict', tell('backup_no_folder'));
    if (passphrase === undefined) throw refused('conflict', tell('backup_no_passphrase'));
    alone.take((signal) => makeOne(folder, passphrase, signal)).catch(() => undefined);
  }

  return {
    get: state,
    save,
    ...chosen,
    outcome: () => ({ outcome: readRestoreNote(dataDir) }),
    outcomeRead: () => removeRestoreNote(dataDir),
    async run(this: void, { folder }: ParsedInput<'backup.run'>): Promise<BackupState> {
      if (alone.isBusy()) throw refused('conflict', tell('backup_busy'));
      begin(folder === undefined ? kept.get().folder : await usableFolder(folder, dataDir));
      return state();
    },
    /** Resolves when it was tried, which takes as long as a restore. */
    async drill(this: void): Promise<BackupState> {
      await alone.take(drill);
      return state();
    },
    /** Called every few seconds. */
    look(this: void): void {
      const { daily, folder } = kept.get();
      if (!daily || folder === null || alone.isBusy() || !kept.hasPassphrase()) return;
      if (next() <= deps.now().getTime()) begin(folder);
    },
    /**
     * Copies in clear that were kept for a while; with `wasForgotten`, for no longer: somebody is in them who was
     * forgotten. Who that was is written down beside the backups, where that could not be done before too.
     */
    tidy(this: void, wasForgotten = false): void {
      copies.tidy(wasForgotten ? OUR_COPIES : []);
      forgotten.soon();
    },
    /** Removes what has to go of what lies in clear beside the memory; returns what of it cannot be removed. */
    tidyCopies: (): string[] => copies.tidy(),
    settled: alone.settled,
    /** Whatever waits for a folder of the network that does not answer is left: the next start does it. */
    async stop(this: void): Promise<void> {
      await within(
        STOP_MS,
        alone.stop().then(() => forgotten.finish()),
      );
      forgotten.end();
    },
  };
}

/** What the owner chose, and what is to be known of it. */
function createChoices({ kept, dataDir, memory, zone, bus, now }: Deps, isBusy: () => boolean) {
  function next(): number {
    const { last, problem } = kept.get();
    const failedAt = problem && Date.parse(problem.at);
    return nextBackup({ now: now().getTime(), zone: zone(), madeAt: last && Date.parse(last.madeAt), failedAt });
  }

  async function state(): Promise<BackupState> {
    const chosen = kept.get();
    const { daily, folder } = chosen;
    const hasPassphrase = kept.hasPassphrase();
    const files = folder === null ? [] : await backupsIn(folder, memory);
    const nextAt = daily && folder !== null && hasPassphrase ? new Date(next()).toISOString() : null;
    return { ...chosen, hasPassphrase, isBusy: isBusy(), nextAt, files };
  }

  async function save(change: ParsedInput<'backup.settings.save'>): Promise<BackupState> {
    const { daily, folder, recordings, passphrase } = change;
    const usable = typeof folder === 'string' ? await usableFolder(folder, dataDir) : folder;
    if (passphrase !== undefined) kept.keepPassphrase(passphrase);
    // What went wrong was of the folder and the passphrase before.
    const isOther = usable !== undefined || passphrase !== undefined;
    kept.change({
      ...(daily !== undefined && { daily }),
      ...(recordings !== undefined && { recordings }),
      ...(usable !== undefined && { folder: usable }),
      ...(isOther && { problem: null }),
    });
    bus.publish('backup.changed', {});
    return state();
  }

  return { state, next, save };
}

/** Makes one and keeps how that went. */
function createOneMaking({
  kept,
  copies,
  dataDir,
  memory,
  make,
  forgotten,
  now,
  report,
}: Deps & { copies: CopiesInClear }) {
  return async (folder: string, passphrase: string, signal: AbortSignal): Promise<void> => {
    try {
      const there = await usableFolder(folder, dataDir).catch(() => null);
      if (there === null) throw refused('unavailable', tell('backup_folder_gone'));
      kept.change({
        last: await make({ folder: there, passphrase, recordings: kept.get().recordings, signal }),
        problem: null,
      });
      await forgotten.write(there);
      // What was asked for elsewhere is not ours to clear away.
      if (there === kept.get().folder) await rotate(there, memory);
      copies.tidy(['update']);
    } catch (error) {
      // A program that is closed begins anew after its next start.
      if (signal.aborted) return;
      const told = toldBy(error);
      kept.change({ problem: { at: now().toISOString(), told: told ?? tell('backup_failed') } });
      if (!told) report('backup', error);
    }
  };
}

type Take = <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** One at a time: the second is refused. */
function createAlone(bus: Bus<AppEvents>) {
  const stopping = new AbortController();
  let current: Promise<unknown> | null = null;

  const take: Take = async (work) => {
    if (current !== null) throw refused('conflict', tell('backup_busy'));
    const running = work(stopping.signal);
    current = running;
    bus.publish('backup.changed', {});
    try {
      return await running;
    } finally {
      current = null;
      if (!stopping.signal.aborted) bus.publish('backup.changed', {});
    }
  };

  const settled = async (): Promise<void> => {
    await current?.catch(() => undefined);
  };

  return {
    take,
    isBusy: (): boolean => current !== null,
    settled,
    /** What is half made is given up. */
    async stop(): Promise<void> {
      stopping.abort();
      await settled();
    },
  };
}
