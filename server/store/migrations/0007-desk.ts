/**
 * What the window asks for all the time. Calls that are over are counted from their index alone, which leaves the rows,
 * with what the agent was told in them, unread; live ones are few, and writing a ring costs nothing more.
 */
export const desk = `
CREATE INDEX calls_over ON calls (business_id, started_at, status, duration_seconds, cost_credits, cost_usd)
WHERE status <> 'live';
CREATE INDEX facts_active ON facts (said_at, id) WHERE status = 'active';
CREATE INDEX facts_pending ON facts (said_at, id) WHERE status = 'pending';
CREATE INDEX tasks_undated ON tasks (id) WHERE done_at IS NULL AND due IS NULL;

CREATE VIEW fact_passages AS SELECT id, text FROM passages WHERE kind = 'fact';
CREATE VIRTUAL TABLE fact_search USING fts5 (
  text, content = 'fact_passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO fact_search (fact_search, rank) VALUES ('secure-delete', 1);
INSERT INTO fact_search (rowid, text) SELECT id, text FROM fact_passages;
CREATE TRIGGER facts_added AFTER INSERT ON passages WHEN new.kind = 'fact' BEGIN
  INSERT INTO fact_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER facts_removed AFTER DELETE ON passages WHEN old.kind = 'fact' BEGIN
  INSERT INTO fact_search (fact_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
`;
