import type Database from 'better-sqlite3';

import type { Db } from './database.ts';

export type PassageKind = 'turn' | 'window' | 'session' | 'fact';
export type Passage = { kind: PassageKind; text: string; position: number | null; saidAt: string };
/** `marked` is the text with each found word between U+0002 and U+0003. */
export type Hit = Passage & { id: number; callId: string | null; personId: string | null; marked: string };

/** What the index holds of one call and nobody has asked for again yet, by kind, place and words. */
export type Indexed = Map<string, number>;

const REMOVE = 'DELETE FROM passages WHERE id = ?';

type Adding = Database.Statement<[PassageKind, string, string, string | null, string | null, number | null, string]>;

/** The search index. Words in, hits out; queries are made by `matchExpression`, never from raw input. */
export function createPassagesStore(db: Db) {
  const add: Adding = db.prepare(
    'INSERT INTO passages (kind, owner, text, person_id, call_id, position, said_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const removeOfCall = db.prepare<[string]>('DELETE FROM passages WHERE call_id = ?');
  const removeSome = db.prepare<[string]>(
    'DELETE FROM passages WHERE id IN (SELECT id FROM passages WHERE call_id = ? LIMIT 16)',
  );
  const indexedOf = db.prepare<[string], Passage & { id: number }>(
    'SELECT id, kind, text, position, said_at AS saidAt FROM passages WHERE call_id = ?',
  );
  const remove = db.prepare<[number]>(REMOVE);
  const removeOfPerson = db.prepare<[string]>('DELETE FROM passages WHERE person_id = ?');
  const assign = db.prepare<[string | null, string, string]>(
    'UPDATE passages SET person_id = ?, owner = ? WHERE call_id = ?',
  );
  const hits = `SELECT p.id, p.kind, p.text, p.position, p.said_at AS saidAt, p.call_id AS callId, p.person_id AS personId,
      highlight(passage_search, 2, char(2), char(3)) AS marked
     FROM passage_search JOIN passages p ON p.id = passage_search.rowid WHERE passage_search MATCH ?`;
  const newest = 'ORDER BY passage_search.rowid DESC LIMIT ?';
  const search = db.prepare<[string, number], Hit>(`${hits} ${newest}`);
  const searchBusiness = db.prepare<[string, string, number], Hit>(
    `${hits} AND coalesce((SELECT business_id FROM calls WHERE id = p.call_id),
       (SELECT business_id FROM persons WHERE id = p.person_id)) = ? ${newest}`,
  );

  return {
    indexed: (callId: string): Indexed => new Map(indexedOf.all(callId).map((one) => [placeOf(one), one.id])),
    /** Adds what is not in `left`; what is there stays, and is taken out of `left`. */
    addToCall(callId: string, personId: string | null, passages: readonly Passage[], left: Indexed): void {
      for (const passage of passages) {
        if (left.delete(placeOf(passage))) continue;
        const { kind, text, position, saidAt } = passage;
        add.run(kind, ownerToken(personId), text, personId, callId, position, saidAt);
      }
    },
    removeLeft(left: Indexed): void {
      for (const id of left.values()) remove.run(id);
    },
    ...foundFacts(db, add),
    removeOfCall: (callId: string): void => void removeOfCall.run(callId),
    /** Removes a few passages of the call, each of which costs about a millisecond; false where there was none. */
    removeSome: (callId: string): boolean => removeSome.run(callId).changes > 0,
    removeOfPerson: (personId: string): void => void removeOfPerson.run(personId),
    assign: (callId: string, personId: string | null): void => void assign.run(personId, ownerToken(personId), callId),
    /**
     * The newest, newest first, of one business or of all. Not by SQLite's rank: it counts in how many texts of everybody
     * a word stands, which takes 200 ms beside the words of 2,500 calls.
     */
    search: (expression: string, limit: number, businessId?: string): Hit[] =>
      businessId === undefined ? search.all(expression, limit) : searchBusiness.all(expression, businessId, limit),
  };
}

/** The facts of a person, as far as the search finds them. */
function foundFacts(db: Db, add: Adding) {
  const factsOf = db.prepare<[string], { id: number; text: string; saidAt: string }>(
    `SELECT id, text, said_at AS saidAt FROM passages WHERE person_id = ? AND kind = 'fact'`,
  );
  const remove = db.prepare<[number]>(REMOVE);
  return {
    /**
     * Leaves what has not changed: taking words out of the index for good costs a hundred times more than adding some.
     * True once all is done; false where `hasTime` ended it before, and the same call again goes on.
     */
    replaceFacts(
      personId: string,
      facts: readonly { text: string; saidAt: string }[],
      hasTime: () => boolean = () => true,
    ): boolean {
      const wanted = new Map(facts.map((fact) => [`${fact.saidAt} ${fact.text}`, fact]));
      const gone = factsOf.all(personId).filter(({ text, saidAt }) => !wanted.delete(`${saidAt} ${text}`));
      for (const { id } of gone) {
        remove.run(id);
        if (!hasTime()) return false;
      }
      for (const { text, saidAt } of wanted.values())
        add.run('fact', ownerToken(personId), text, personId, null, null, saidAt);
      return true;
    },
  };
}

function placeOf({ kind, position, saidAt, text }: Passage): string {
  return `${kind} ${position ?? ''} ${saidAt} ${text}`;
}

/** One index term for a person, so that a search can be kept to that person inside the index. */
export function ownerToken(personId: string | null): string {
  return personId === null ? 'nobody' : `p${personId.replaceAll('-', '')}x`;
}

const MAX_TERMS = 24;

/**
 * An FTS5 expression that finds any of the words, optionally of one person and one kind; null without a word.
 * Every term is quoted, so nothing in the input can be an operator (reliability.md T11).
 */
export function matchExpression(
  words: string,
  only: { personId?: string; kind?: PassageKind; all?: boolean } = {},
): string | null {
  const terms = [...new Set(words.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])].slice(0, MAX_TERMS);
  if (terms.length === 0) return null;
  const parts = [`text : (${terms.map((term) => `"${term}"`).join(only.all ? ' AND ' : ' OR ')})`];
  if (only.personId) parts.unshift(`owner : "${ownerToken(only.personId)}"`);
  if (only.kind) parts.push(`kind : "${only.kind}"`);
  return parts.join(' AND ');
}
