import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A copy of the database that lies beside it, and when it was made. */
export type GoodCopy = { file: string; madeAt: string };

/** The newest of the copies that are kept from before an update of the database; null where there is none. */
export function newestCopy(dataDir: string): GoodCopy | null {
  const folder = join(dataDir, 'kept');
  if (!statSync(folder, { throwIfNoEntry: false })) return null;
  const copies = readdirSync(folder)
    .filter((name) => /^before-update-.*\.db$/u.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, madeAt: statSync(file).mtime.toISOString() }));
  return copies.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))[0] ?? null;
}
