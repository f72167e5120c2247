import type { Db } from './database.ts';
import { ownerToken } from './passages-store.ts';

type Two = { keep: string; gone: string; owner: string };

/** What an owner says about people themselves: who made a call, who is one person, who is blocked. */
export function createPersonEditsStore(db: Db) {
  const block = db.prepare<[number, string]>('UPDATE persons SET blocked = ? WHERE id = ?');
  const blocked = db.prepare<[string], 0 | 1>('SELECT blocked FROM persons WHERE id = ?').pluck();
  const pin = db.prepare<[string, string]>('UPDATE calls SET person_id = ?, person_pinned = 1 WHERE id = ?');
  const pinAll = db.prepare<[number]>(
    `UPDATE calls SET person_pinned = 1 WHERE identity_id = ? AND person_id IS NOT NULL AND status <> 'live'`,
  );
  const link = db.prepare<[number, string]>('INSERT INTO person_identities VALUES (?, ?) ON CONFLICT DO NOTHING');
  const unlink = db.prepare<[number, string]>('DELETE FROM person_identities WHERE identity_id = ? AND person_id = ?');
  const callsFrom = db
    .prepare<{ identityId: number; personId: string }, number>(
      `SELECT (SELECT count(*) FROM calls WHERE identity_id = @identityId AND person_id = @personId AND status <> 'live') +
        (SELECT count(*) FROM calls WHERE person_id = @personId
          AND rowid IN (SELECT call FROM live_by_identity WHERE identity_id = @identityId))`,
    )
    .pluck();
  const reindex = db.prepare<{ call: string; person: string; owner: string; limit: number }>(
    `UPDATE passages SET person_id = @person, owner = @owner
     WHERE id IN (SELECT id FROM passages WHERE call_id = @call AND owner <> @owner LIMIT @limit)`,
  );
  const absorb = [
    `UPDATE calls SET person_id = @keep WHERE person_id = @gone AND status <> 'live'`,
    `UPDATE calls SET person_id = @keep WHERE person_id = @gone AND status = 'live'`,
    'UPDATE facts SET person_id = @keep WHERE person_id = @gone',
    'UPDATE notes SET person_id = @keep WHERE person_id = @gone',
    'UPDATE tasks SET person_id = @keep WHERE person_id = @gone',
    'UPDATE appointments SET person_id = @keep WHERE person_id = @gone',
    'UPDATE waitlist SET person_id = @keep WHERE person_id = @gone',
    `DELETE FROM passages WHERE person_id = @gone AND kind = 'fact'`,
    'UPDATE passages SET person_id = @keep, owner = @owner WHERE person_id = @gone',
    `INSERT INTO person_identities SELECT identity_id, @keep FROM person_identities WHERE person_id = @gone
     ON CONFLICT DO NOTHING`,
    'UPDATE persons SET blocked = 1 WHERE id = @keep AND (SELECT blocked FROM persons WHERE id = @gone) = 1',
    'DELETE FROM persons WHERE id = @gone',
    'UPDATE became SET keep = @keep WHERE keep = @gone',
    'INSERT INTO became (gone, keep) VALUES (@gone, @keep)',
  ].map((sql) => db.prepare<Two>(sql));
  const takeBecame = db.prepare<[string], string>('DELETE FROM became WHERE keep = ? RETURNING gone').pluck();

  return {
    block: (personId: string, isBlocked: boolean): void => void block.run(Number(isBlocked), personId),
    isBlocked: (personId: string): boolean => blocked.get(personId) === 1,
    /** Staff said who made this call. */
    pin: (callId: string, personId: string): void => void pin.run(personId, callId),
    /** Whoever is known to have made a call from this number, made it: no grouping says otherwise any more. */
    pinAll: (identityId: number): void => void pinAll.run(identityId),
    link: (identityId: number, personId: string): void => void link.run(identityId, personId),
    unlink: (identityId: number, personId: string): void => void unlink.run(identityId, personId),
    /** How many calls this person made from this number. */
    callsFrom: (identityId: number, personId: string): number => callsFrom.get({ identityId, personId }) ?? 0,
    /** Puts a few words of a call down to this person and returns how many: each costs about a millisecond. */
    reindex: (callId: string, personId: string, limit: number): number =>
      reindex.run({ call: callId, person: personId, owner: ownerToken(personId), limit }).changes,
    /** The ids of all who became this one, and are to be known no more. */
    takeBecame: (personId: string): string[] => takeBecame.all(personId),
    /** Everything of one becomes the other's, who is blocked if either was. */
    absorb(keep: string, gone: string): void {
      for (const statement of absorb) statement.run({ keep, gone, owner: ownerToken(keep) });
    },
  };
}
