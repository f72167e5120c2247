import { statSync } from 'node:fs';

type Identity = { dev: bigint; ino: bigint; size: bigint };

/**
 * Tells whether a database's file and its write-ahead log are still the ones that were opened. A deleted or replaced
 * file goes on taking writes through the open handle, and all of them are gone when it closes.
 * @returns a question cheap enough for every commit (two `stat` calls)
 */
export function createFileInPlace(file: string): () => boolean {
  // SQLite makes the log when it first reads, and keeps it as long as a connection is open.
  const opened = [file, `${file}-wal`].map((path) => ({ path, identity: identityOf(path) }));
  return () =>
    opened.every(({ path, identity }, index) => {
      if (identity === null) return true; // in memory, or never made
      const now = identityOf(path);
      return now !== null && isSame(identity, now) && (index > 0 || now.size > 0n);
    });
}

function identityOf(path: string): Identity | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

/** Some file systems number nothing (`ino` is 0); Windows lets nobody delete an open file anyway. */
function isSame(one: Identity, other: Identity): boolean {
  if (one.ino === 0n || other.ino === 0n) return true;
  return one.ino === other.ino && one.dev === other.dev;
}
