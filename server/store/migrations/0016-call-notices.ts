/** How a caller was told that an AI speaks or that the call is recorded: kept longer than the words it was judged by. */
export const callNotices = `
CREATE TABLE call_notices (
  call_id TEXT PRIMARY KEY REFERENCES calls ON DELETE CASCADE,
  said    TEXT NOT NULL CHECK (said IN ('first_message', 'line', 'not'))
) STRICT, WITHOUT ROWID;
`;
