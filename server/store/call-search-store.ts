import type { Db } from './database.ts';
import type { PassageKind } from './passages-store.ts';

/**
 * A place in a call that matches; `callId` is null for what does not come from a call. `marked` is the text with each
 * found word between U+0002 and U+0003.
 */
export type FoundPassage = {
  id: number;
  kind: PassageKind;
  callId: string | null;
  businessId: string | null;
  position: number | null;
  text: string;
  marked: string;
};

/** The search over what was said in calls. */
export function createCallSearchStore(db: Db) {
  // The index takes no notice of a row's number that is not an integer, and numbers are bound as reals.
  const places = db.prepare<[string, number, number], FoundPassage>(
    `SELECT p.id, p.kind, p.call_id AS callId, c.business_id AS businessId, p.position, p.text,
       highlight(passage_search, 2, char(2), char(3)) AS marked
     FROM passage_search JOIN passages p ON p.id = passage_search.rowid LEFT JOIN calls c ON c.id = p.call_id
     WHERE passage_search MATCH ? AND passage_search.rowid < CAST(? AS INTEGER)
     ORDER BY passage_search.rowid DESC LIMIT ?`,
  );
  const turn = db.prepare<[string, number], { role: 'agent' | 'caller' | 'tool'; atSeconds: number }>(
    'SELECT role, at_seconds AS atSeconds FROM turns WHERE call_id = ? AND position = ?',
  );

  return {
    /**
     * The newest places older than `before`, newest first and `most` of them: one is read when it is asked for, so that
     * who has enough can stop. Nothing may be written meanwhile.
     */
    places: (expression: string, before: number, most: number): Iterable<FoundPassage> =>
      places.iterate(expression, before, most),
    turn: (callId: string, position: number) => turn.get(callId, position),
  };
}
