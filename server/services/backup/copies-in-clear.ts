import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { isCopyDue, type CopyKind } from '../../domain/backup/due-copies.ts';
import { damagedCopies, KEPT, keptCopies } from '../../platform/kept-copies.ts';
import { leftOpened } from '../../platform/opened-place.ts';
import { errorCode } from '../../platform/private-file.ts';
import { leftStaging } from '../../platform/staged-restore.ts';
import type { Stores } from '../../store/open-stores.ts';

type Deps = {
  stores: { settings: Pick<Stores['settings'], 'lastErasedAt'> };
  dataDir: string;
  /** Where a backup is made or looked at, and whether that goes on just now. */
  work: string;
  isBusy: () => boolean;
  now: () => Date;
  report: (where: string, error: unknown) => void;
  /** For tests: one that somebody else holds cannot be removed. */
  remove?: (path: string) => void;
};

export type CopiesInClear = ReturnType<typeof createCopiesInClear>;

/**
 * What lies in clear beside the memory and has to go: copies that grew old or hold whoever was forgotten since, and what
 * a killed process left half done. One that cannot be removed keeps no other from going, and is tried again until it is
 * gone. After a restart the newest tombstone says what has to go because of somebody.
 */
export function createCopiesInClear({ stores, dataDir, work, isBusy, now, report, remove = removeWhole }: Deps) {
  let overdue: ReadonlySet<string> = new Set();

  function due(copies: ReturnType<typeof keptCopies>, all: readonly CopyKind[]): string[] {
    const at = now();
    const forgotten = copies.length > 0 ? stores.settings.lastErasedAt(at.toISOString()) : null;
    const forgottenAt = forgotten === null ? null : Date.parse(forgotten);
    const isDue = (copy: (typeof copies)[number]): boolean =>
      overdue.has(copy.path) || all.includes(copy.kind) || isCopyDue(copy, at.getTime(), forgottenAt);
    return copies.filter(isDue).map(({ path }) => path);
  }

  /** Nobody else restores or looks at a backup in this data directory while it is open here. */
  function halfDone(): string[] {
    const begun = isBusy() || !existsSync(work) ? [] : [basename(work)];
    return [...begun, ...leftOpened(dataDir), ...leftStaging(dataDir)];
  }

  return {
    /** Never throws; with `all` of a kind every copy of it goes. Returns what is left of all that has to go. */
    tidy(this: void, all: readonly CopyKind[] = []): string[] {
      const left = new Set<string>();
      const attempt = (name: string, job: () => void): void => {
        try {
          job();
        } catch (error) {
          if (!overdue.has(name)) report('copies', unremoved(name, error));
          left.add(name);
        }
      };
      const clear = (place: string, find: () => string[]): void =>
        attempt(place, () => {
          for (const path of find()) attempt(path, () => remove(join(dataDir, path)));
        });
      clear(KEPT, () => due(keptCopies(dataDir), all));
      clear('corrupt', () => due(damagedCopies(dataDir), all));
      clear('half-done', halfDone);
      // Of what nobody may look at just now it is not known whether it is still there.
      if (left.has(KEPT)) for (const path of overdue) if (path.startsWith(`${KEPT}/`)) left.add(path);
      overdue = left;
      return [...left];
    },
  };
}

/** Without the path, which names the user of the computer. */
function unremoved(name: string, error: unknown): Error {
  return new Error(`${name} in the data directory cannot be removed: ${errorCode(error) ?? 'unknown'}`);
}

function removeWhole(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
