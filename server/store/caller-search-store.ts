import type { Db } from './database.ts';

/** People found by words: by what is remembered of them, as far as it is typed, or by whole words they said. */
export function createCallerSearchStore(db: Db) {
  const told = db
    .prepare<[string, number], string>(
      `SELECT p.person_id FROM fact_search JOIN passages p ON p.id = fact_search.rowid
       WHERE fact_search MATCH ? ORDER BY fact_search.rowid DESC LIMIT ?`,
    )
    .pluck();
  const toldHere = db
    .prepare<[string, string, number], string>(
      `SELECT p.person_id FROM fact_search JOIN passages p ON p.id = fact_search.rowid
       WHERE fact_search MATCH ? AND (SELECT business_id FROM persons WHERE id = p.person_id) = ?
       ORDER BY fact_search.rowid DESC LIMIT ?`,
    )
    .pluck();
  const said = db
    .prepare<[string, number], string | null>(
      `SELECT p.person_id FROM passage_search JOIN passages p ON p.id = passage_search.rowid
       WHERE passage_search MATCH ? ORDER BY passage_search.rowid DESC LIMIT ?`,
    )
    .pluck();
  const saidHere = db
    .prepare<[string, string, number], string>(
      `SELECT p.person_id FROM passage_search JOIN passages p ON p.id = passage_search.rowid
       WHERE passage_search MATCH ? AND (SELECT business_id FROM persons WHERE id = p.person_id) = ?
       ORDER BY passage_search.rowid DESC LIMIT ?`,
    )
    .pluck();

  return {
    /** Newest facts first; `expression` is made by `prefixExpression`. */
    told: (expression: string, limit: number, businessId: string | undefined): string[] =>
      businessId === undefined ? told.all(expression, limit) : toldHere.all(expression, businessId, limit),
    /** Newest words first; `expression` is made by `matchExpression`. */
    said(expression: string, limit: number, businessId: string | undefined): string[] {
      const found =
        businessId === undefined ? said.all(expression, limit) : saidHere.all(expression, businessId, limit);
      return found.flatMap((personId) => personId ?? []);
    },
  };
}

const MAX_TERMS = 8;

/**
 * An FTS5 expression that finds texts with words that begin like each of these, and with the word `also`; null without
 * a word. Every term is quoted, so nothing in the input can be an operator.
 */
export function prefixExpression(words: string, also?: string): string | null {
  const terms = words.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (terms.length === 0) return null;
  const begun = [...new Set(terms)].slice(0, MAX_TERMS).map((term) => `"${term}" *`);
  return [...(also === undefined ? [] : [`"${also}"`]), ...begun].join(' AND ');
}
