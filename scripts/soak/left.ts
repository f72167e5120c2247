import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { toMasterKey } from '../../server/platform/master-key.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { DELIVERY_BODY } from '../../server/services/intake.ts';

type Db = Database.Database;
export type Left = ReturnType<typeof whatIsLeft>;

/** What the ended program left on the disk, read without its help. */
export function whatIsLeft(dataDir: string) {
  const db = new Database(join(dataDir, 'linekeeper.db'), { readonly: true });
  try {
    return {
      integrity: db.pragma('integrity_check', { simple: true }),
      orphans: db.pragma('foreign_key_check') as unknown[],
      delivered: deliveredIn(db, dataDir),
      unfinished: column(db, `SELECT conversation_id FROM inbox WHERE state <> 'done'`),
      twice: column(
        db,
        `SELECT conversation_id FROM calls WHERE conversation_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1`,
      ),
      appointments: new Map(
        db
          .prepare<[], { id: string; status: string }>('SELECT id, status FROM appointments')
          .all()
          .map(({ id, status }) => [id, status]),
      ),
      doubleBooked: column(db, DOUBLE_BOOKED),
      stillDue: column(db, STILL_DUE),
      slowestWipe: db.prepare<[], number | null>(SLOWEST_WIPE).pluck().get() ?? 0,
      regulars: regularsIn(db),
    };
  } finally {
    db.close();
  }
}

const DOUBLE_BOOKED = `
  SELECT a.id FROM appointments a JOIN appointments b ON b.staff_id = a.staff_id AND b.id > a.id
  WHERE a.status = 'scheduled' AND b.status = 'scheduled' AND a.start_ms < b.end_ms AND b.start_ms < a.end_ms`;

const WIPED = 'SELECT min(done_at) FROM wipes WHERE covers >= erasures.at';
const STILL_DUE = `SELECT id FROM erasures WHERE (${WIPED}) IS NULL`;
/** In minutes, from an erasure until its last byte was gone. */
const SLOWEST_WIPE = `SELECT max(julianday((${WIPED})) - julianday(at)) * 1440 FROM erasures`;

const column = (db: Db, sql: string): string[] => db.prepare<[], string>(sql).pluck().all();

function deliveredIn(db: Db, dataDir: string): Map<string, string | null> {
  const key = toMasterKey(readFileSync(join(dataDir, 'secret.key'), 'utf8').trim());
  if (key === undefined) throw new Error('the key file is damaged');
  const box = createSecretBox(key);
  const rows = db.prepare<[], { id: string; body: Buffer }>('SELECT conversation_id AS id, body FROM inbox').all();
  // What was learned and is old, or was forgotten, has no body any more.
  const text = (body: Buffer): string | null =>
    body.length === 0 ? null : box.open(body, DELIVERY_BODY).toString('utf8');
  return new Map(rows.map(({ id, body }) => [id, text(body)]));
}

/** What is known from the regulars' calls, without ids and without when it was learned. */
function regularsIn(db: Db): Record<string, string[]> {
  const call = `JOIN calls c ON c.id = t.call_id WHERE c.conversation_id GLOB 'conv_regular_*'`;
  const who = `(SELECT name FROM persons p WHERE p.id = t.person_id) AS who, c.conversation_id AS call`;
  const rows = (sql: string): string[] =>
    db
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row))
      .sort();
  return {
    calls: rows(`SELECT conversation_id, status, started_at, ended_at, outcome, title, summary,
      (SELECT name FROM persons p WHERE p.id = c.person_id) AS who FROM calls c WHERE conversation_id GLOB 'conv_regular_*'`),
    turns: rows(`SELECT c.conversation_id AS call, t.position, t.role, t.text FROM turns t ${call}`),
    facts:
      rows(`SELECT ${who}, t.subject, t.slot, t.value, t.source, t.sensitivity, t.turn, t.quote, t.status, t.true_to,
      t.pending_reason FROM facts t ${call}`),
    tasks: rows(`SELECT ${who}, t.kind, t.text, t.due FROM tasks t ${call}`),
    passages: rows(`SELECT ${who}, t.kind, t.text, t.position FROM passages t ${call}`),
  };
}

/** Files in which a text of somebody stands. */
export function filesNaming(dataDir: string, texts: readonly string[]): string[] {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return texts.some((text) => bytes.includes(text)) ? [name] : [];
  });
}
