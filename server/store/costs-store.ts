import type { Price } from '../domain/cost.ts';
import type { Db } from './database.ts';

export type CostTally = { calls: number; priced: number; usd: number | null; credits: number | null };
export type Unpriced = { id: string; callSid: string };

/** What calls cost. Rehearsals cost nothing, and what is under way has no cost yet. */
export function createCostsStore(db: Db) {
  const tally = db.prepare<[string, string], CostTally>(
    `SELECT count(*) AS calls, count(cost_usd) AS priced, sum(cost_usd) AS usd, sum(cost_credits) AS credits
     FROM calls INDEXED BY calls_over
     WHERE business_id = ? AND started_at >= ? AND status <> 'live' AND rehearsal = 0`,
  );
  const lines = db.prepare<[string, string], Price>(
    `SELECT p.currency, sum(p.amount) AS amount FROM calls c JOIN line_prices p ON p.call_id = c.id
     WHERE c.business_id = ? AND c.started_at >= ? AND c.status <> 'live' AND p.amount IS NOT NULL GROUP BY p.currency`,
  );
  const line = db.prepare<[string], Price>(
    'SELECT amount, currency FROM line_prices WHERE call_id = ? AND amount IS NOT NULL',
  );
  const unpriced = db.prepare<{ since: string; before: string; limit: number }, Unpriced>(
    `SELECT c.id, c.call_sid AS callSid FROM calls c LEFT JOIN line_prices p ON p.call_id = c.id
     WHERE c.status <> 'live' AND c.started_at BETWEEN @since AND @before AND c.call_sid LIKE 'CA%' AND c.rehearsal = 0
       AND (p.call_id IS NULL OR (p.amount IS NULL AND p.asked_at < @before))
     ORDER BY c.started_at DESC LIMIT @limit`,
  );
  const put = db.prepare<{ callId: string; amount: number | null; currency: string | null; at: string }>(
    `INSERT INTO line_prices SELECT id, @amount, @currency, @at FROM calls WHERE id = @callId ON CONFLICT (call_id)
     DO UPDATE SET amount = excluded.amount, currency = excluded.currency, asked_at = excluded.asked_at`,
  );

  return {
    tally: (businessId: string, since: string): CostTally =>
      tally.get(businessId, since) ?? { calls: 0, priced: 0, usd: null, credits: null },
    /** What the lines cost, a sum for each currency. */
    lines: (businessId: string, since: string): Price[] => lines.all(businessId, since),
    line: (callId: string): Price | undefined => line.get(callId),
    /** Finished calls whose line has no price yet, newest first; asked about before `before` or never. */
    unpriced: (since: string, before: string, limit: number): Unpriced[] => unpriced.all({ since, before, limit }),
    /** Null: it was asked for, and is not known yet. */
    put: (callId: string, price: Price | null, at: string): void =>
      void put.run({ callId, amount: price?.amount ?? null, currency: price?.currency ?? null, at }),
  };
}
