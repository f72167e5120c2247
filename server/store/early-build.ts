import Database from 'better-sqlite3';

import { AppError } from '#contract/errors.ts';

/**
 * Refuses a database that was made before the first release: its number is one of ours, but what that step makes was
 * changed since. Only names are compared, of what statements and rules rely on: SQLite may come to write the same
 * definition in other words.
 */
export function refuseEarlyBuild(db: Database.Database, steps: readonly string[]): void {
  const there = new Set(namesIn(db));
  if (namesMadeBy(steps).every((name) => there.has(name))) return;
  throw new AppError(
    'conflict',
    'The database was made by an early build of Linekeeper and does not fit this one. Nothing was changed: rename linekeeper.db, settings.json and settings.json.last-good, or remove them, to begin with an empty memory.',
  );
}

/** Made once more in memory, so that there is no second list to keep true. */
function namesMadeBy(steps: readonly string[]): string[] {
  const model = new Database(':memory:');
  try {
    for (const sql of steps) model.exec(sql);
    return namesIn(model);
  } finally {
    model.close();
  }
}

function namesIn(db: Database.Database): string[] {
  const names = `SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL`;
  return db.prepare<[], string>(names).pluck().all();
}
