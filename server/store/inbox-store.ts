import type { Db } from './database.ts';
import { bindable, selected } from './rows.ts';

/** A delivery as it came, sealed. `bodyFile` holds a recording beside the database. */
export type Delivery = {
  dedupeKey: string;
  kind: string;
  conversationId: string | null;
  body: Buffer;
  bodyFile: string | null;
  receivedAt: string;
  /** Read in from the time before Linekeeper. */
  past?: boolean;
};
export type InboxRow = Omit<Delivery, 'past'> & { id: number; state: InboxState; attempts: number; past: 0 | 1 };
export type InboxState = 'new' | 'learned' | 'done' | 'parked';

/** Word for word what stands in the index: without it SQLite reads every delivery there ever was. */
const WAITS = `state IN ('new', 'learned')`;

const FIELDS = [
  ...['id', 'dedupeKey', 'kind', 'conversationId', 'body', 'bodyFile', 'receivedAt', 'state', 'attempts', 'past'],
];

/** Raw deliveries: committed before they are acknowledged, worked off afterwards. */
export function createInboxStore(db: Db) {
  const add = db.prepare(
    `INSERT INTO inbox (dedupe_key, kind, conversation_id, body, body_file, received_at, past)
     VALUES (@dedupeKey, @kind, @conversationId, @body, @bodyFile, @receivedAt, @past) ON CONFLICT (dedupe_key) DO NOTHING`,
  );
  const next = db.prepare<[InboxState, string], InboxRow>(
    `SELECT ${selected(FIELDS)} FROM inbox WHERE ${WAITS} AND state = ? AND next_try_at <= ? ORDER BY id LIMIT 1`,
  );
  const after = db.prepare<[number], InboxRow>(
    `SELECT ${selected(FIELDS)} FROM inbox WHERE ${WAITS} AND state = 'new' AND id > ? ORDER BY id LIMIT 1`,
  );
  const move = db.prepare<[InboxState, string | null, number]>(
    'UPDATE inbox SET state = ?, problem = ?, attempts = 0 WHERE id = ?',
  );
  const retry = db.prepare<[string, string, number]>(
    'UPDATE inbox SET attempts = attempts + 1, next_try_at = ?, problem = ? WHERE id = ?',
  );
  // The key stays, so that a late repeat of an erased delivery is still known as one.
  const blank = db.prepare<[number]>(`UPDATE inbox SET body = x'', body_file = NULL, state = 'done' WHERE id = ?`);
  const hopeless = db.prepare<[string], { id: number; bodyFile: string | null }>(
    `SELECT id, body_file AS bodyFile FROM inbox WHERE state = 'parked' AND received_at < ?
     AND NOT EXISTS (SELECT 1 FROM calls WHERE calls.conversation_id = inbox.conversation_id)`,
  );
  const ofConversation = db.prepare<[string], { id: number; bodyFile: string | null }>(
    'SELECT id, body_file AS bodyFile FROM inbox WHERE conversation_id = ?',
  );
  const names = db.prepare<[string], 1>('SELECT 1 FROM inbox WHERE body_file = ?').pluck();
  const waiting = db.prepare<[], number>(`SELECT count(*) FROM inbox WHERE ${WAITS}`).pluck();
  const unlearned = db.prepare<[], number>(`SELECT count(*) FROM inbox WHERE ${WAITS} AND state = 'new'`).pluck();
  const parked = db.prepare<[], number>(`SELECT count(*) FROM inbox WHERE state = 'parked'`).pluck();
  const last = db.prepare<[], number | null>('SELECT max(id) FROM inbox').pluck();
  const soonest = db
    .prepare<[InboxState], string | null>(`SELECT min(next_try_at) FROM inbox WHERE ${WAITS} AND state = ?`)
    .pluck();

  return {
    /** False for a repeat. */
    add: (delivery: Delivery): boolean => add.run(bindable({ past: false, ...delivery })).changes === 1,
    next: (state: InboxState, now: string): InboxRow | undefined => next.get(state, now),
    /** The next one that nothing was learned from yet, behind another one in the order they came. */
    after: (id: number): InboxRow | undefined => after.get(id),
    move: (id: number, state: InboxState, problem: string | null = null): void => void move.run(state, problem, id),
    retry: (id: number, at: string, problem: string): void => void retry.run(at, problem, id),
    blank: (id: number): void => void blank.run(id),
    /** Parked before an instant, and of no call: nobody's erasure will ever find them. */
    hopeless: (before: string): { id: number; bodyFile: string | null }[] => hopeless.all(before),
    ofConversation: (id: string): { id: number; bodyFile: string | null }[] => ofConversation.all(id),
    /** Whether a delivery names this recording. */
    names: (bodyFile: string): boolean => names.get(bodyFile) === 1,
    waiting: (): number => waiting.get() ?? 0,
    /** Those that nothing was learned from yet. */
    unlearned: (): number => unlearned.get() ?? 0,
    parked: (): number => parked.get() ?? 0,
    /** The number of the newest delivery; it only grows, because deliveries are blanked and never removed. */
    last: (): number => last.get() ?? 0,
    /** When the next waiting delivery may be tried, or null when none waits. */
    soonest: (state: InboxState): string | null => soonest.get(state) ?? null,
  };
}
