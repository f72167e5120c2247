/**
 * What was set up at the providers for each business, and what was done there, in its order, to go on with it and to
 * take it back. A scope is a business, or `*` for what all of them share.
 */
export const connections = `
CREATE TABLE connections (
  business_id TEXT PRIMARY KEY,
  sealed BLOB NOT NULL,
  address TEXT,
  connected_at TEXT,
  tested_at TEXT
) STRICT;

CREATE TABLE connect_journal (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  scope TEXT NOT NULL,
  step TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('doing', 'done')),
  sealed BLOB NOT NULL,
  UNIQUE (scope, step)
) STRICT;
`;
