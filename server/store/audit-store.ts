import type { AuditWho } from '#contract/audit.ts';
import type { Db } from './database.ts';

export type AuditRow = { at: string; who: AuditWho; action: string; subject: string | null };

/** So many old lines are removed in one go. */
const STEP = 500;

/** Who saw or changed what. */
export function createAuditStore(db: Db) {
  const add = db.prepare<AuditRow>(
    'INSERT INTO audit_log (at, who, action, subject) VALUES (@at, @who, @action, @subject)',
  );
  const page = db.prepare<[number, number], AuditRow & { id: number }>(
    'SELECT id, at, who, action, subject FROM audit_log WHERE id < ? ORDER BY id DESC LIMIT ?',
  );
  const rename = db.prepare<[string, string]>(
    'UPDATE audit_log SET subject = ? WHERE subject IN (SELECT value FROM json_each(?))',
  );
  const removeSome = db.prepare<[string]>(
    `DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log WHERE at < ? ORDER BY at LIMIT ${STEP})`,
  );
  const removeBeyond = db.prepare<[number]>('DELETE FROM audit_log WHERE id <= (SELECT max(id) FROM audit_log) - ?');
  return {
    add: (row: AuditRow): void => void add.run(row),
    /** Newest first, older than the one of this id. */
    page: (before: number, limit: number): (AuditRow & { id: number })[] => page.all(before, limit),
    rename: (subjects: readonly string[], to: string): void => void rename.run(to, JSON.stringify(subjects)),
    /** False when none was left. */
    removeSome: (before: string): boolean => removeSome.run(before).changes > 0,
    keepLast: (most: number): void => void removeBeyond.run(most),
  };
}
