/**
 * When the bytes that erased rows may have left between others were blanked: `covers` is the time of the last erasure
 * from before. What is erased in a transaction is noted by it in `wipe_due`. Of a memory that forgot before this step
 * nobody has looked yet.
 */
export const wipes = `
CREATE TABLE wipes (
  covers  TEXT PRIMARY KEY,
  done_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE wipe_due (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  since TEXT NOT NULL,
  last  TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
INSERT INTO wipe_due (id, since, last, count)
  SELECT 1, max(erased_at), max(erased_at), 1 FROM tombstones HAVING count(*) > 0;
`;
