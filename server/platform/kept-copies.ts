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

/** What a damaged database was put aside as, and for how long its owner is told of it. */
const DAMAGED = /^corrupt-\d/u;
const DAMAGED_MS = 14 * 24 * 60 * 60_000;

/**
 * Removes copies: those that grew old, and with `all` of a kind every one. A copy holds in clear what the database
 * does, so none is kept for longer than it is of use. What was put aside as damaged goes as copies before a restore do.
 */
export function removeCopies(dataDir: string, now: Date, all: readonly Before[] = []): void {
  const isOld = (path: string, keptMs: number): boolean => now.getTime() - statSync(path).ctimeMs > keptMs;
  for (const { name, path } of inside(join(dataDir, FOLDER)))
    if (isOld(path, DAYS_MS) || all.some((before) => name.startsWith(`before-${before}-`))) remove(path);
  for (const { name, path } of inside(dataDir))
    if (DAMAGED.test(name) && (isOld(path, DAMAGED_MS) || all.includes('restore'))) remove(path);
}

function inside(folder: string): { name: string; path: string }[] {
  const names = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : [];
  return names.map((name) => ({ name, path: join(folder, name) }));
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
