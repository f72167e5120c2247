import type { Db } from './database.ts';

/** A shop of no more people than this is looked up from its people, a larger one from the words. */
const FEW_PEOPLE = 2000;

type Index = 'fact_search' | 'passage_search';

/** People found by words: by what is remembered of them, as far as it is typed, or by whole words they said. */
export function createCallerSearchStore(db: Db, few = FEW_PEOPLE) {
  const oneMore = db
    .prepare<[string, number], number>('SELECT 1 FROM persons WHERE business_id = ? LIMIT 1 OFFSET ?')
    .pluck();
  const isSmall = (businessId: string): boolean => oneMore.get(businessId, few) === undefined;
  const inFacts = searchesOf(db, 'fact_search');
  const inWords = searchesOf(db, 'passage_search');

  function find({ everywhere, large, small }: typeof inFacts, expression: string, limit: number, shop?: string) {
    const found =
      shop === undefined
        ? everywhere.all(expression, limit)
        : (isSmall(shop) ? small : large).all(expression, shop, limit);
    return found.flatMap((personId) => personId ?? []);
  }

  return {
    /** Newest facts first; `expression` is made by `prefixExpression`. */
    told: (expression: string, limit: number, businessId: string | undefined): string[] =>
      find(inFacts, expression, limit, businessId),
    /** Newest words first; `expression` is made by `matchExpression`. */
    said: (expression: string, limit: number, businessId: string | undefined): string[] =>
      find(inWords, expression, limit, businessId),
  };
}

/**
 * Within one shop, the words of others are passed over. In a large shop enough is found soon; for a small one beside a
 * large one that would read every passage with a common word, so there the index is held against the shop's own
 * passages. The plus keeps SQLite from asking the index for each of them by itself.
 */
function searchesOf(db: Db, index: Index) {
  const searched = (here: string): string =>
    `SELECT p.person_id FROM ${index} JOIN passages p ON p.id = ${index}.rowid
     WHERE ${index} MATCH ? ${here} ORDER BY ${index}.rowid DESC LIMIT ?`;
  const large = 'AND (SELECT business_id FROM persons WHERE id = p.person_id) = ?';
  const facts = index === 'fact_search' ? `AND own.kind = 'fact'` : '';
  const small = `AND +${index}.rowid IN (SELECT own.id FROM persons CROSS JOIN passages own
    ON own.person_id = persons.id ${facts} WHERE persons.business_id = ?)`;
  return {
    everywhere: db.prepare<[string, number], string | null>(searched('')).pluck(),
    large: db.prepare<[string, string, number], string | null>(searched(large)).pluck(),
    small: db.prepare<[string, string, number], string | null>(searched(small)).pluck(),
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
