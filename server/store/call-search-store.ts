import type { Db } from './database.ts';
import type { PassageKind } from './passages-store.ts';

/** A place in a call that matches. `role` and `atSeconds` are those of the turn at `position`. */
export type FoundPassage = {
  id: number;
  kind: PassageKind;
  callId: string | null;
  businessId: string | null;
  position: number | null;
  text: string;
};

/** The search over what was said in calls: places first, and what is to be marked only of those that are shown. */
export function createCallSearchStore(db: Db) {
  const places = db.prepare<[string, number, number], FoundPassage>(
    `SELECT p.id, p.kind, p.call_id AS callId, c.business_id AS businessId, p.position, p.text
     FROM passage_search JOIN passages p ON p.id = passage_search.rowid LEFT JOIN calls c ON c.id = p.call_id
     WHERE passage_search MATCH ? AND passage_search.rowid < ? ORDER BY passage_search.rowid DESC LIMIT ?`,
  );
  // The index takes no notice of a row's number that is not an integer, and numbers are bound as reals.
  const marked = db
    .prepare<[string, number], string>(
      `SELECT highlight(passage_search, 2, char(2), char(3)) FROM passage_search
       WHERE passage_search MATCH ? AND passage_search.rowid = CAST(? AS INTEGER)`,
    )
    .pluck();
  const turn = db.prepare<[string, number], { role: 'agent' | 'caller' | 'tool'; atSeconds: number }>(
    'SELECT role, at_seconds AS atSeconds FROM turns WHERE call_id = ? AND position = ?',
  );

  return {
    /** The newest `limit` places older than `before`, newest first; the order is that of the index. */
    places: (expression: string, before: number, limit: number): FoundPassage[] =>
      places.all(expression, before, limit),
    /** The text of a place with each found word between U+0002 and U+0003. */
    marked: (expression: string, id: number): string | undefined => marked.get(expression, id),
    turn: (callId: string, position: number) => turn.get(callId, position),
  };
}
