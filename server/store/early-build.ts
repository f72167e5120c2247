import type Database from 'better-sqlite3';

import { AppError } from '#contract/errors.ts';

const MADE_OR_GONE = /^(?<what>CREATE|DROP) (?:UNIQUE )?(?<kind>INDEX|TRIGGER) (?<name>\w+)/gmu;

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

/** Indexes and triggers as `kind name`. Read, since making them all in a model of the database is 20 ms of each start. */
export function namesMadeBy(steps: readonly string[]): string[] {
  const names = new Set<string>();
  for (const { groups = {} } of steps.flatMap((sql) => [...sql.matchAll(MADE_OR_GONE)])) {
    const name = `${groups['kind']?.toLowerCase()} ${groups['name']}`;
    if (groups['what'] === 'CREATE') names.add(name);
    else names.delete(name);
  }
  return [...names];
}

export function namesIn(db: Database.Database): string[] {
  const names = `SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL`;
  return db.prepare<[], string>(names).pluck().all();
}
