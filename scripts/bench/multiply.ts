import Database, { type Database as Db } from 'better-sqlite3';

import { DEFAULT_BUSINESS } from '../../server/domain/call-record.ts';

/** What the ids of an original end in; its nth copy has n there. No other text in a card may end in it before a quote. */
export const COPY_TAIL = '0000';

export type KeyedNumber = { key: string; publicId: string; sealed: Buffer; masked: string };

/** For each table, the columns in which a copy differs from its original; `n` counts the copies from 0. */
const COPIED: Record<string, Record<string, string>> = {
  persons: { id: withTail('id'), card: `replace(card, '${COPY_TAIL}"', tail || '"')` },
  person_identities: { identity_id: numbered('identity_id'), person_id: withTail('person_id') },
  calls: {
    ...{ id: withTail('id'), identity_id: numbered('identity_id'), person_id: withTail('person_id') },
    ...{ conversation_id: 'conversation_id || tail', call_sid: 'call_sid || tail' },
  },
  facts: {
    ...{ id: withTail('id'), person_id: withTail('person_id'), call_id: withTail('call_id') },
    finding_key: `${withTail('call_id')} || substr(finding_key, length(call_id) + 1)`,
  },
};

/**
 * Exchanges everybody in the file for as many copies as it takes to give each of `numbers` its person. Plain SQL,
 * because sending a million people through the product's rules takes longer than the rest of the bench. Rows are
 * written in the order of their ids, as the product writes them.
 */
export function multiply(file: string, { numbers, made }: { numbers: readonly KeyedNumber[]; made: number }): void {
  const db = new Database(file);
  db.pragma('journal_mode = OFF'); // a half-filled file is thrown away, not recovered
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('secure_delete = OFF');
  db.exec('BEGIN');
  db.function('tail_of', { deterministic: true }, (n) => Number(n).toString(16).padStart(COPY_TAIL.length, '0'));
  db.exec(`CREATE TEMP TABLE copy AS
    WITH RECURSIVE counted (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ${numbers.length / made})
    SELECT n, tail_of(n) AS tail, ${numbers.length / made} AS copies FROM counted`);
  const indexes = dropIndexes(db);
  addNumbers(db, numbers);
  for (const [table, changed] of Object.entries(COPIED)) copyRows(db, table, changed);
  for (const sql of indexes) db.exec(sql);
  db.exec('COMMIT');
  db.pragma('journal_mode = WAL');
  db.close();
}

function addNumbers(db: Db, numbers: readonly KeyedNumber[]): void {
  const at = new Date().toISOString();
  db.exec('DELETE FROM identities');
  const add = db.prepare<[number, string, string, string, Buffer, string, string]>(
    `INSERT INTO identities (id, business_id, key, public_id, sealed_number, masked, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [index, { key, publicId, sealed, masked }] of numbers.entries())
    add.run(index + 1, DEFAULT_BUSINESS, key, publicId, sealed, masked, at);
}

/**
 * Takes the exchanged tables' indexes away, because making them afterwards is far faster, and their triggers, which keep
 * whole what is exchanged here piece by piece; returns how to make them.
 */
function dropIndexes(db: Db): string[] {
  const exchanged = [...Object.keys(COPIED), 'identities'];
  const found = db
    .prepare<string[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN (${exchanged.map(() => '?').join(', ')})`,
    )
    .all(...exchanged);
  for (const { type, name } of found) db.exec(`DROP ${type} ${name}`);
  return found.map(({ sql }) => sql);
}

function copyRows(db: Db, table: string, changed: Record<string, string>): void {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const values = columns.map((column) => changed[column] ?? column);
  db.exec(`
    CREATE TEMP TABLE original AS SELECT * FROM main.${table} ORDER BY ${columns[0] ?? 'rowid'};
    DELETE FROM main.${table};
    INSERT INTO main.${table} SELECT ${values.join(', ')} FROM original CROSS JOIN copy;
    DROP TABLE original`);
}

function withTail(column: string): string {
  return `substr(${column}, 1, length(${column}) - ${COPY_TAIL.length}) || tail`;
}

/** The nth copy of the tth original gets the number at t × copies + n. */
function numbered(column: string): string {
  return `(${column} - 1) * copies + n + 1`;
}
