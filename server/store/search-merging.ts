import type { Db } from './database.ts';

const PAGES_AT_ONCE = 8;

/**
 * Merges a few pages of the search index, a fraction of a millisecond each, and says whether there was anything to merge.
 * FTS5 would do it by itself in the middle of an insert, some hundred pages at once.
 */
export function createSearchMerging(db: Db): () => boolean {
  const merge = db.prepare<[number]>("INSERT INTO passage_search (passage_search, rank) VALUES ('merge', ?)");
  const changed = db.prepare<[], number>('SELECT total_changes()').pluck();
  return () => {
    const before = changed.get() ?? 0;
    merge.run(PAGES_AT_ONCE);
    // The command itself counts as one change (sqlite.org/fts5.html, "The 'merge' Command").
    return (changed.get() ?? 0) - before >= 2;
  };
}
