/** Calls that the owner only played and chose to keep: they cost nothing, and are not among those that are counted. */
export const rehearsals = `
ALTER TABLE calls ADD COLUMN rehearsal INTEGER NOT NULL DEFAULT 0 CHECK (rehearsal IN (0, 1));
DROP INDEX calls_over;
CREATE INDEX calls_over ON calls (business_id, started_at, status, duration_seconds, cost_credits, cost_usd)
WHERE status <> 'live' AND rehearsal = 0;
`;
