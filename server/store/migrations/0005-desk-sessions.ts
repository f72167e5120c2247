/** So that a restart of the program does not send the owner back to the printed address. `key` is a SHA-256. */
export const deskSessions = `
CREATE TABLE desk_sessions (key TEXT PRIMARY KEY, ends_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX desk_sessions_by_end ON desk_sessions (ends_at);
`;
