import Database from 'better-sqlite3';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { toMasterKey } from '../../server/platform/master-key.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { DELIVERY_BODY } from '../../server/services/intake.ts';
import { temporaryDirectory } from './temporary-directory.ts';

type Db = Database.Database;

/**
 * What a killed process left on the disk. A copy is opened, so that the next start of the program itself has to recover
 * the original. `delivered` is the opened body of every delivery by its conversation.
 */
export function whatIsLeft(dataDir: string) {
  const copy = temporaryDirectory();
  cpSync(dataDir, copy, { recursive: true });
  const db = new Database(join(copy, 'linekeeper.db'));
  try {
    return {
      integrity: db.pragma('integrity_check', { simple: true }),
      orphans: db.pragma('foreign_key_check'),
      delivered: deliveredIn(db, copy),
      rung: column(db, `SELECT call_sid FROM calls WHERE call_sid LIKE 'CAring%'`),
      halfRung: column(db, `${RINGS} AND (c.pack IS NULL OR NOT json_valid(c.pack) OR c.identity_id IS NULL)`),
      halfLearned: column(db, HALF_LEARNED),
    };
  } finally {
    db.close();
  }
}

const RINGS = `SELECT c.call_sid FROM calls c WHERE c.call_sid LIKE 'CAring%'`;

/** A delivery is done exactly when its call is over and has its three turns, its fact and its words for the search. */
const HALF_LEARNED = `
  SELECT i.conversation_id FROM inbox i LEFT JOIN calls c ON c.conversation_id = i.conversation_id
  WHERE (i.state = 'done') <> (
    c.status IS 'ended'
    AND (SELECT count(*) FROM turns t WHERE t.call_id = c.id) = 3
    AND EXISTS (SELECT 1 FROM facts f WHERE f.call_id = c.id)
    AND EXISTS (SELECT 1 FROM passages s WHERE s.call_id = c.id)
  )`;

const column = (db: Db, sql: string): string[] => db.prepare<[], string>(sql).pluck().all();

function deliveredIn(db: Db, dataDir: string): Map<string, string> {
  const key = toMasterKey(readFileSync(join(dataDir, 'secret.key'), 'utf8').trim());
  if (key === undefined) throw new Error('the key file is damaged');
  const box = createSecretBox(key);
  const rows = db.prepare<[], { id: string; body: Buffer }>('SELECT conversation_id AS id, body FROM inbox').all();
  return new Map(rows.map(({ id, body }) => [id, box.open(body, DELIVERY_BODY).toString('utf8')]));
}
