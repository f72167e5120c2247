/**
 * Who became one with whom, ids only: whoever is forgotten is forgotten under the ids of all they once were, which an
 * older backup still has rows of.
 */
export const became = `
CREATE TABLE became (
  gone TEXT PRIMARY KEY,
  keep TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX became_keep ON became (keep);
`;
