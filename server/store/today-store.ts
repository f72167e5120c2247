import type { Db } from './database.ts';
import { factColumns, toFact, type FactRow, type StoredFact } from './facts-store.ts';

export type Tally = {
  calls: number;
  failed: number;
  seconds: number | null;
  costCredits: number | null;
  costUsd: number | null;
};

/** A fact with whom it is about. */
export type OwnedFact = { fact: StoredFact; callerId: string; callerName: string | null; businessId: string };

type OwnedRow = FactRow & { callerId: string; callerName: string | null; businessId: string };
type After = { saidAt: string; id: string } | null;

const owned = (index: string): string => `
  SELECT ${factColumns('f.')}, p.id AS callerId, p.name AS callerName, p.business_id AS businessId
  FROM facts f INDEXED BY ${index} JOIN persons p ON p.id = f.person_id`;

/**
 * What the window's first page asks for, each by an index made for it. The index is named, because the figures that SQLite
 * keeps of its tables, taken while a shop is young, lead it to read all calls of a business for the few that are live.
 */
export function createTodayStore(db: Db) {
  const over = db.prepare<[string, string], Tally>(
    `SELECT count(*) AS calls, count(*) FILTER (WHERE status = 'failed') AS failed, sum(duration_seconds) AS seconds,
       sum(cost_credits) AS costCredits, sum(cost_usd) AS costUsd
     FROM calls INDEXED BY calls_over WHERE business_id = ? AND started_at >= ?
       AND status <> 'live' AND rehearsal = 0`,
  );
  const live = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM calls INDEXED BY calls_live WHERE status = 'live' AND started_at >= ? AND business_id = ?`,
    )
    .pluck();
  const learned = db.prepare<[string], OwnedRow>(
    `${owned('facts_active')} WHERE f.status = 'active' AND f.said_at >= ? AND f.source <> 'staff' AND f.negated = 0
     ORDER BY f.said_at DESC, f.id DESC`,
  );
  const waiting = (which: string) =>
    db.prepare<{ saidAt: string; id: string; business: string; limit: number }, OwnedRow>(
      `${owned('facts_pending')} WHERE f.status = 'pending' AND (f.said_at, f.id) < (@saidAt, @id) ${which}
       ORDER BY f.said_at DESC, f.id DESC LIMIT @limit`,
    );
  const [anywhere, here] = [waiting(''), waiting('AND p.business_id = @business')];
  const countAll = db
    .prepare<[], number>(
      `SELECT count(*) FROM facts f INDEXED BY facts_pending WHERE f.status = 'pending' AND f.person_id IS NOT NULL`,
    )
    .pluck();
  const countHere = db
    .prepare<[string], number>(
      `SELECT count(*) FROM facts f INDEXED BY facts_pending JOIN persons p ON p.id = f.person_id
       WHERE f.status = 'pending' AND p.business_id = ?`,
    )
    .pluck();

  return {
    /** Calls of a business since an instant; what they took and cost, where it was told. */
    tally(businessId: string, since: string): Tally {
      const told = over.get(businessId, since);
      const none = { failed: 0, seconds: null, costCredits: null, costUsd: null };
      return { ...none, ...told, calls: (told?.calls ?? 0) + (live.get(since, businessId) ?? 0) };
    },
    /** The newest facts since an instant that `wanted` takes, newest first; what staff typed is not among them. */
    learned(since: string, limit: number, wanted: (fact: OwnedFact) => boolean): OwnedFact[] {
      const found: OwnedFact[] = [];
      for (const row of learned.iterate(since)) {
        const fact = toOwned(row);
        if (wanted(fact)) found.push(fact);
        if (found.length === limit) break;
      }
      return found;
    },
    /** Facts that wait for somebody to look at them, newest first. */
    waiting(after: After, limit: number, businessId: string | undefined): OwnedFact[] {
      const bounds = { saidAt: after?.saidAt ?? '9999', id: after?.id ?? '', limit, business: businessId ?? '' };
      return (businessId === undefined ? anywhere : here).all(bounds).map(toOwned);
    },
    ...createCounts(db),
    countWaiting: (businessId: string | undefined): number =>
      (businessId === undefined ? countAll.get() : countHere.get(businessId)) ?? 0,
  };
}

/** The two figures of the tray. */
function createCounts(db: Db) {
  const live = db.prepare<[], number>(`SELECT count(*) FROM calls INDEXED BY calls_live WHERE status = 'live'`).pluck();
  const due = db
    .prepare<[string], number>('SELECT count(*) FROM tasks INDEXED BY tasks_open WHERE done_at IS NULL AND due <= ?')
    .pluck();
  return {
    countLive: (): number => live.get() ?? 0,
    /** Open tasks that are due on this day or before it. */
    countDue: (day: string): number => due.get(day) ?? 0,
  };
}

function toOwned({ callerId, callerName, businessId, ...row }: OwnedRow): OwnedFact {
  return { fact: toFact(row), callerId, callerName, businessId };
}
