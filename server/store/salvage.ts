import Database from 'better-sqlite3';

import { openDatabase, type Db } from './database.ts';
import { isDamage } from './disk-fault.ts';
import { fillTables } from './filled-tables.ts';
import { migrations } from './migrations/index.ts';

/** What a damaged database still gave. */
export type Salvaged = {
  callers: number;
  calls: number;
  /** Tables of which something could not be read, or not be taken. */
  cut: number;
};

/** Rows are looked for this far behind the last one that could be read. */
const FARTHEST = 2 ** 40;

/**
 * Makes a new database of what can still be read of a damaged one. Every name in it comes from our own migrations, and
 * the damaged file is asked for its version and its rows only. Rows whose parents are lost are left out.
 * @returns null where not even the version can be read
 */
export function salvage(damaged: string, draft: string): Salvaged | null {
  const from = openDamaged(damaged);
  if (from === null) return null;
  try {
    const version = versionOf(from);
    if (version === null) return null;
    const to = openDatabase(draft, migrations.slice(0, version));
    try {
      return takeOver(from, to);
    } finally {
      to.close();
    }
  } finally {
    from.close();
  }
}

function openDamaged(file: string): Db | null {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    return db;
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

function versionOf(from: Db): number | null {
  const version = readable(() => from.pragma('user_version', { simple: true }) as number) ?? 0;
  return version >= 1 && version <= migrations.length ? version : null;
}

/** Undefined where the damage is in the way. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isDamage(error) || isMissing(error)) return undefined;
    throw error;
  }
}

/** A damaged schema has no tables, or others. */
function isMissing(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR';
}

function takeOver(from: Db, to: Db): Salvaged {
  to.pragma('foreign_keys = OFF');
  const tables = to
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY rowid`)
    .pluck()
    .all();
  const cut = new Set<string>();
  to.transaction(() => {
    fillTables(to, () => {
      for (const table of tables) if (!copyTable(from, to, table)) cut.add(table);
      for (const table of dropOrphans(to, tables)) cut.add(table);
    });
  })();
  const count = (table: string): number => to.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0;
  return { callers: count('persons'), calls: count('calls'), cut: cut.size };
}

type Column = { name: string; pk: number };

/** False where something could not be read, or not be taken. */
function copyTable(from: Db, to: Db, table: string): boolean {
  const columns = to.pragma(`table_info("${table}")`) as Column[];
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const put = to.prepare(`INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  let isWhole = true;
  const take = (row: unknown[]): void => {
    try {
      put.run(row);
    } catch {
      isWhole = false; // not what it was when it was written
    }
  };
  const isWithoutRowid = readable(() => to.prepare(`SELECT rowid FROM "${table}" LIMIT 0`)) === undefined;
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => `"${name}"`);
  const read = isWithoutRowid
    ? walkByKey(from, `SELECT ${names} FROM "${table}"`, keys, take)
    : walkByRow(from, `SELECT rowid, ${names} FROM "${table}"`, take);
  return read && isWhole;
}

/** From the front as far as it goes, and then from the back. */
function walkByKey(from: Db, select: string, keys: readonly string[], take: (row: unknown[]) => void): boolean {
  const walk = (order: 'ASC' | 'DESC'): boolean => {
    const sorted = keys.map((key) => `${key} ${order}`).join(', ');
    return readable(() => each(from, `${select} ORDER BY ${sorted}`, [], take)) !== undefined;
  };
  return walk('ASC') || (walk('DESC'), false);
}

/** Over each damaged place by ever longer steps, and then from the back for what they went past. */
function walkByRow(from: Db, select: string, take: (row: unknown[]) => void): boolean {
  let last = -1;
  let step = 0;
  const seen = ([rowid, ...row]: unknown[]): void => {
    last = Number(rowid);
    step = 0;
    take(row);
  };
  const ahead = (): boolean =>
    readable(() => each(from, `${select} WHERE rowid > ? ORDER BY rowid`, [last + step], seen)) !== undefined;
  if (ahead()) return true;
  for (step = 1; step < FARTHEST; step = Math.max(1, step * 2)) if (ahead()) break;
  readable(() => each(from, `${select} ORDER BY rowid DESC`, [], ([, ...row]) => take(row)));
  return false;
}

function each(from: Db, sql: string, given: unknown[], take: (row: unknown[]) => void): true {
  for (const row of from
    .prepare(sql)
    .raw()
    .iterate(...given))
    take(row as unknown[]);
  return true;
}

type Reference = { id: number; table: string; from: string; to: string | null };

/** Removes whatever names a row that is not there, again and again, for others may name it; gives the tables. */
function dropOrphans(to: Db, tables: readonly string[]): Set<string> {
  const found = new Set<string>();
  const removals = tables.flatMap((table) =>
    removalsFrom(to, table).map((sql) => ({ table, remove: to.prepare(sql) })),
  );
  for (let removed = 1; removed > 0;) {
    removed = 0;
    for (const { table, remove } of removals) {
      const { changes } = remove.run();
      if (changes > 0) found.add(table);
      removed += changes;
    }
  }
  return found;
}

function removalsFrom(to: Db, table: string): string[] {
  const references = Map.groupBy(to.pragma(`foreign_key_list("${table}")`) as Reference[], ({ id }) => id);
  return [...references.values()].map((parts) => {
    const parent = parts[0]?.table ?? '';
    const keys = (to.pragma(`table_info("${parent}")`) as Column[])
      .filter(({ pk }) => pk > 0)
      .sort((one, other) => one.pk - other.pk);
    const same = parts.map((part, nth) => `"${parent}"."${part.to ?? keys[nth]?.name ?? ''}" = child."${part.from}"`);
    const set = parts.map((part) => `child."${part.from}" IS NOT NULL`);
    return `DELETE FROM "${table}" AS child WHERE ${set.join(' AND ')} AND NOT EXISTS (SELECT 1 FROM "${parent}" WHERE ${same.join(' AND ')})`;
  });
}
