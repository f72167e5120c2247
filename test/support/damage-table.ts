import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const PAGE = 4096;

/** Overwrites the pages of a table’s rows but the first, in a file that may be open elsewhere. */
export function damageTable(dataDir: string, table: string): void {
  const file = join(dataDir, 'linekeeper.db');
  const db = new Database(file, { readonly: true });
  const pages = db
    .prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'`)
    .pluck()
    .all(table);
  db.close();
  const fd = openSync(file, 'r+');
  for (const page of pages.slice(1)) writeSync(fd, Buffer.alloc(PAGE, 0xa5), 0, PAGE, (page - 1) * PAGE);
  closeSync(fd);
}
