import { readDatabase } from './stored.ts';

/**
 * What the app knows, without what may differ between two runs that heard the same: ids, and when things arrived. People
 * are named by what is known about them, rows by what they say.
 */
export function canonicalState(dataDir: string): unknown {
  return readDatabase(dataDir, (db) => {
    const rows = (sql: string): unknown[] =>
      db
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row))
        .sort();
    const whose = `(SELECT coalesce(p.name, 'nameless') || ' of ' || coalesce((SELECT group_concat(masked) FROM
      (SELECT i.masked FROM person_identities pi JOIN identities i ON i.id = pi.identity_id WHERE pi.person_id = p.id ORDER BY 1)), '')
      FROM persons p WHERE p.id = t.person_id)`;
    const call = '(SELECT coalesce(conversation_id, call_sid) FROM calls c WHERE c.id = t.call_id)';
    return {
      persons: rows(`SELECT ${whose} AS who FROM (SELECT id AS person_id FROM persons) t`),
      numbers: rows('SELECT masked, sealed_number IS NOT NULL AS sealed FROM identities'),
      calls: rows(`SELECT business_id, conversation_id, call_sid, agent_id, direction, status, started_at, ended_at,
        duration_seconds, outcome, ended_because, dropped, title, summary, stated_name, renames, cost_credits, cost_usd,
        audio_file IS NOT NULL AS audio, ${whose} AS who,
        (SELECT masked FROM identities i WHERE i.id = t.identity_id) AS number FROM calls t`),
      packs: rows('SELECT coalesce(conversation_id, call_sid) AS call FROM calls WHERE pack IS NOT NULL'),
      turns: rows(`SELECT ${call} AS call, position, role, text, at_seconds FROM turns t`),
      facts:
        rows(`SELECT ${whose} AS who, ${call} AS call, subject, slot, value, negated, source, confidence, sensitivity,
        correction, quarantine, turn, quote, said_at, status, true_to, retired_at, pending_reason FROM facts t`),
      tasks: rows(`SELECT ${whose} AS who, ${call} AS call, kind, text, due, created_at, done_at FROM tasks t`),
      passages: rows(`SELECT ${whose} AS who, ${call} AS call, kind, text, position, said_at FROM passages t`),
      cards: rows('SELECT name, card FROM persons').map(withoutIds),
      deliveries: rows(`SELECT dedupe_key, kind, state, length(body) = 0 AS blank FROM inbox`),
    };
  });
}

/** A card names its sources by id; which ones they are stands in the facts. */
function withoutIds(row: unknown): string {
  return String(row).replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'ID');
}
