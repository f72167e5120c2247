/**
 * Full-text search over what was said. A passage is one turn, a window of three turns, a whole call's summary, or a
 * fact; `owner` is a single token for the person, so a search inside one person's words stays fast in a big file.
 * `secure-delete` makes FTS5 overwrite deleted words at once (reliability.md §0.14).
 */
export const search = `
CREATE TABLE passages (
  id        INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('turn', 'window', 'session', 'fact')),
  owner     TEXT NOT NULL,
  text      TEXT NOT NULL,
  person_id TEXT REFERENCES persons ON DELETE CASCADE,
  call_id   TEXT REFERENCES calls ON DELETE CASCADE,
  position  INTEGER,
  said_at   TEXT NOT NULL
) STRICT;
CREATE INDEX passages_of_call ON passages (call_id);
CREATE INDEX passages_of_person ON passages (person_id, kind);

CREATE VIRTUAL TABLE passage_search USING fts5 (
  kind, owner, text, content = 'passages', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO passage_search (passage_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
  INSERT INTO passage_search (rowid, kind, owner, text) VALUES (new.id, new.kind, new.owner, new.text);
END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
  INSERT INTO passage_search (passage_search, rowid, kind, owner, text) VALUES ('delete', old.id, old.kind, old.owner, old.text);
END;
CREATE TRIGGER passages_moved AFTER UPDATE ON passages BEGIN
  INSERT INTO passage_search (passage_search, rowid, kind, owner, text) VALUES ('delete', old.id, old.kind, old.owner, old.text);
  INSERT INTO passage_search (rowid, kind, owner, text) VALUES (new.id, new.kind, new.owner, new.text);
END;
`;
