import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DAYS_MS = 7 * 24 * 60 * 60_000;
const FOLDER = 'kept';
/** What a copy was made before. */
type Before = 'update' | 'restore';

/** A path for a copy, in a folder of its own beside the database; nothing is made there yet. */
export function placeForCopy(dataDir: string, before: Before, name: string): string {
  const folder = join(dataDir, FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `before-${before}-${name}`);
}

/**
 * Removes copies: those that grew old, and with `all` of a kind every one. A copy holds in clear what the database
 * does, so none is kept for longer than it is of use.
 */
export function removeCopies(dataDir: string, now: Date, all: readonly Before[] = []): void {
  const folder = join(dataDir, FOLDER);
  for (const name of statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : []) {
    const path = join(folder, name);
    const isOld = now.getTime() - statSync(path).ctimeMs > DAYS_MS;
    if (isOld || all.some((before) => name.startsWith(`before-${before}-`)))
      rmSync(path, { recursive: true, force: true });
  }
}
