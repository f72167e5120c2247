import type { AuditWho } from '#contract/audit.ts';
import type { Db } from './database.ts';

/** What the table says of an owner at a window: it is older than the difference between owner and staff. */
const AT_WINDOW = 'window';

export type AuditRow = { at: string; who: AuditWho; action: string; subject: string | null };

type Wanted = { before: number; since: string; subject: string | null; limit: number };

/** So many old lines are removed in one go. */
const STEP = 500;

/** Who saw or changed what. */
export function createAuditStore(db: Db) {
  const add = db.prepare<Omit<AuditRow, 'who'> & { who: string }>(
    'INSERT INTO audit_log (at, who, action, subject) VALUES (@at, @who, @action, @subject)',
  );
  const columns = `id, at, iif(who = '${AT_WINDOW}', 'owner', who) AS who, action, subject`;
  const page = db.prepare<Wanted, AuditRow & { id: number }>(
    `SELECT ${columns} FROM audit_log WHERE id < @before AND at >= @since ORDER BY id DESC LIMIT @limit`,
  );
  const ofSubject = db.prepare<Wanted, AuditRow & { id: number }>(
    `SELECT ${columns} FROM audit_log
     WHERE subject = @subject AND id < @before AND at >= @since ORDER BY id DESC LIMIT @limit`,
  );
  const rename = db.prepare<[string, string]>(
    'UPDATE audit_log SET subject = ? WHERE subject IN (SELECT value FROM json_each(?))',
  );
  const removeSome = db.prepare<[string]>(
    `DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log WHERE at < ? ORDER BY at LIMIT ${STEP})`,
  );
  const removeBeyond = db.prepare<[number]>('DELETE FROM audit_log WHERE id <= (SELECT max(id) FROM audit_log) - ?');
  return {
    add: (row: AuditRow): void => void add.run(row.who === 'owner' ? { ...row, who: AT_WINDOW } : row),
    /** Newest first, older than the one of this id. */
    page: (wanted: Wanted): (AuditRow & { id: number })[] => (wanted.subject === null ? page : ofSubject).all(wanted),
    rename: (subjects: readonly string[], to: string): void => void rename.run(to, JSON.stringify(subjects)),
    /** False when none was left. */
    removeSome: (before: string): boolean => removeSome.run(before).changes > 0,
    keepLast: (most: number): void => void removeBeyond.run(most),
  };
}
