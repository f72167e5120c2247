import type { CallOutcome } from '#contract/outgoing.ts';

import type { Db } from './database.ts';
import { bindable } from './rows.ts';

/** `sending`: written before the request and not heard of since; whoever finds it so after a start knows no more. */
export type OutgoingRow = {
  ask: string;
  /** Null once the call was forgotten. */
  callId: string | null;
  businessId: string;
  /** The provider's id of the line it goes out on. */
  line: string;
  taskId: string | null;
  askedAt: string;
  state: 'sending' | CallOutcome;
  /** Why it is not calling, as JSON of a sentence. */
  told: string | null;
};

const SELECT = `SELECT ask, call_id AS callId, business_id AS businessId, line, task_id AS taskId, asked_at AS askedAt,
  state, told FROM outgoing_calls`;

/** The journal of calls that we were asked to make: no number and no name is in it. */
export function createOutgoingStore(db: Db) {
  const add = db.prepare(
    `INSERT INTO outgoing_calls (ask, call_id, business_id, line, task_id, asked_at, state, told)
     VALUES (@ask, @callId, @businessId, @line, @taskId, @askedAt, @state, @told)`,
  );
  const byAsk = db.prepare<[string], OutgoingRow>(`${SELECT} WHERE ask = ?`);
  const byCall = db.prepare<[string], OutgoingRow>(`${SELECT} WHERE call_id = ?`);
  const sending = db.prepare<[], OutgoingRow>(`${SELECT} WHERE state = 'sending'`);
  const settle = db.prepare<[string, string | null, string]>(
    'UPDATE outgoing_calls SET state = ?, told = ? WHERE ask = ?',
  );
  const since = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM outgoing_calls WHERE business_id = ? AND asked_at >= ? AND state <> 'not_made'`,
    )
    .pluck();
  const lastTo = db
    .prepare<[string, string, string], string | null>(
      `SELECT max(o.asked_at) FROM outgoing_calls o JOIN calls c ON c.id = o.call_id
       JOIN identities i ON i.id = c.identity_id
       WHERE o.asked_at >= ? AND o.state <> 'not_made' AND i.business_id = ? AND i.key = ?`,
    )
    .pluck();
  const onLine = db
    .prepare<{ line: string; unknownSince: string }, 0 | 1>(
      // CROSS JOIN keeps this order: few calls are live, and a line has made many.
      `SELECT EXISTS (SELECT 1 FROM calls c CROSS JOIN outgoing_calls o ON o.call_id = c.id
         WHERE c.status = 'live' AND o.line = @line AND o.state <> 'not_made')
       OR EXISTS (SELECT 1 FROM outgoing_calls o JOIN calls c ON c.id = o.call_id
         WHERE o.line = @line AND o.state IN ('sending', 'unknown') AND c.status <> 'ended'
           AND o.asked_at >= @unknownSince)`,
    )
    .pluck();
  const unheard = db
    .prepare<{ businessId: string; key: string; from: string; to: string }, string>(
      `SELECT c.id FROM outgoing_calls o JOIN calls c ON c.id = o.call_id JOIN identities i ON i.id = c.identity_id
       WHERE o.asked_at BETWEEN @from AND @to AND o.state <> 'not_made' AND c.conversation_id IS NULL AND c.status <> 'ended'
         AND i.business_id = @businessId AND i.key = @key ORDER BY o.asked_at DESC LIMIT 1`,
    )
    .pluck();

  return {
    /** Throws on an `ask` that is there already. */
    add: (row: OutgoingRow): void => void add.run(bindable(row)),
    find: (ask: string): OutgoingRow | undefined => byAsk.get(ask),
    ofCall: (callId: string): OutgoingRow | undefined => byCall.get(callId),
    sending: (): OutgoingRow[] => sending.all(),
    settle: (ask: string, state: CallOutcome, told: string | null): void => void settle.run(state, told, ask),
    /** Calls of a business from this instant on that were made, or may have been. */
    countSince: (businessId: string, at: string): number => since.get(businessId, at) ?? 0,
    /** When this number was last called since then, unless the call was certainly not made. */
    lastTo: (businessId: string, key: string, at: string): string | null => lastTo.get(at, businessId, key) ?? null,
    /** Whether a call of ours is on this line, or one of which nothing is known that began since then. */
    isBusy: (line: string, unknownSince: string): boolean => onLine.get({ line, unknownSince }) === 1,
    /** Our newest call to this number that has not been heard of: what no id of the provider leads to yet. */
    unheard: (businessId: string, key: string, between: { from: string; to: string }): string | undefined =>
      unheard.get({ businessId, key, ...between }),
  };
}
