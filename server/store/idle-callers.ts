import type { CallerSigns } from '../domain/idle-caller.ts';
import type { Db } from './database.ts';

type Row = Omit<CallerSigns, 'seen'> & { row: number; seen: string };

/** People looked at in one step: each is asked for in a dozen indexes. */
const STEP = 40;

/** Somebody's numbers, their keys and what goes by them. */
const NUMBERS = `person_identities pi JOIN identities i ON i.id = pi.identity_id`;
const THEIRS = `pi.person_id = p.id`;

const SIGNS = `
  SELECT p.rowid AS row, p.id, p.business_id AS businessId,
    p.blocked
      + EXISTS (SELECT 1 FROM calls c WHERE c.status = 'live' AND (c.person_id = p.id
          OR c.identity_id IN (SELECT pi.identity_id FROM person_identities pi WHERE ${THEIRS})))
      + EXISTS (SELECT 1 FROM tasks t WHERE t.person_id = p.id AND t.done_at IS NULL)
      + EXISTS (SELECT 1 FROM waitlist w WHERE w.person_id = p.id AND w.state IN ('waiting', 'offered')) AS holds,
    json_array(p.created_at,
      (SELECT max(c.started_at) FROM calls c WHERE c.person_id = p.id AND c.status <> 'live'),
      (SELECT max(c.started_at) FROM person_identities pi
        JOIN calls c ON c.identity_id = pi.identity_id AND c.status <> 'live' WHERE ${THEIRS}),
      (SELECT max(t.changed_at) FROM ${NUMBERS}
        JOIN texts t ON t.business_id = i.business_id AND t.to_key = i.key WHERE ${THEIRS}),
      (SELECT max(t.at) FROM ${NUMBERS}
        JOIN text_answers t ON t.business_id = i.business_id AND t.key = i.key WHERE ${THEIRS}),
      (SELECT max(max(t.created_at, coalesce(t.done_at, ''))) FROM tasks t WHERE t.person_id = p.id),
      (SELECT max(w.created_at) FROM waitlist w WHERE w.person_id = p.id),
      (SELECT max(a.created_at) FROM appointments a WHERE a.person_id = p.id),
      (SELECT max(n.created_at) FROM notes n WHERE n.person_id = p.id),
      (SELECT max(f.said_at) FROM facts f WHERE f.person_id = p.id)) AS seen,
    nullif(max(
      coalesce((SELECT max(a.end_ms) FROM appointments a WHERE a.person_id = p.id), 0),
      coalesce((SELECT max(a.end_ms) FROM calls c JOIN appointments a ON a.call_id = c.id
        WHERE c.person_id = p.id AND c.status <> 'live'), 0),
      coalesce((SELECT max(a.end_ms) FROM ${NUMBERS}
        JOIN appointments a ON a.business_id = i.business_id AND a.contact_key = i.key WHERE ${THEIRS}), 0)),
      0) AS bookedUntilMs
  FROM persons p`;

/** What is known of when somebody was last heard of. */
export function createIdleCallers(db: Db) {
  const page = db.prepare<[number], Row>(`${SIGNS} WHERE p.rowid > ? ORDER BY p.rowid LIMIT ${STEP}`);
  const one = db.prepare<[string], Row>(`${SIGNS} WHERE p.id = ?`);
  return {
    /** The next people, in the order in which they came. */
    signsAfter: (row: number): (CallerSigns & { row: number })[] => page.all(row).map(toSigns),
    signsOf: (personId: string): CallerSigns | undefined => one.all(personId).map(toSigns)[0],
  };
}

// Only made by `json_array` above, of texts and nulls.
function toSigns(row: Row): CallerSigns & { row: number } {
  return { ...row, seen: JSON.parse(row.seen) as (string | null)[] };
}
