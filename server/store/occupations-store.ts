import Database from 'better-sqlite3';
import { LONGEST_TAKEN_MS } from '../domain/front-desk/records.ts';
import { joined, type Span } from '../domain/spans.ts';
import type { Db } from './database.ts';

/** Whom an occupation is for. */
type Owner = { businessId: string; appointmentId: string } | { businessId: string; holdId: string; holder: string };
export type HoldRow = {
  id: string;
  businessId: string;
  serviceId: string;
  holder: string;
  /** JSON */
  slot: string;
  expiresMs: number;
};

/** Who and what of a shop is taken when. */
export function createOccupationsStore(db: Db) {
  const add = db.prepare<
    [
      {
        businessId: string;
        subject: string;
        appointmentId: string | null;
        holdId: string | null;
        holder: string | null;
      } & Span,
    ]
  >(`INSERT INTO occupations VALUES (@businessId, @subject, @start, @end, @appointmentId, @holdId, @holder)`);
  const free = db.prepare<[string]>('DELETE FROM occupations WHERE appointment_id = ?');
  const taken = db
    .prepare<[string, number, number, number, string, number], [string, number, number]>(
      `SELECT subject, start_ms, end_ms FROM occupations o
       WHERE business_id = ? AND start_ms > ? AND start_ms < ? AND end_ms > ?
         AND (holder IS NULL OR (holder <> ?
           AND EXISTS (SELECT 1 FROM holds h WHERE h.id = o.hold_id AND h.expires_ms > ?)))
       ORDER BY start_ms`,
    )
    .raw();
  const busy = db
    .prepare<[string, number, number, number], [string, number, number]>(
      `SELECT staff_id, start_ms, end_ms FROM busy_times
       WHERE business_id = ? AND start_ms > ? AND start_ms < ? AND end_ms > ?`,
    )
    .raw();

  return {
    /** False where somebody or something of it is taken already: the transaction must then be given up. */
    occupy(subjects: readonly string[], { start, end }: Span, owner: Owner): boolean {
      const { businessId } = owner;
      const whose =
        'holdId' in owner
          ? { appointmentId: null, holdId: owner.holdId, holder: owner.holder }
          : { appointmentId: owner.appointmentId, holdId: null, holder: null };
      try {
        for (const subject of subjects) add.run({ businessId, subject, start, end, ...whose });
        return true;
      } catch (error) {
        if (error instanceof Database.SqliteError && error.message === 'occupied') return false;
        throw error;
      }
    },
    free: (appointmentId: string): void => void free.run(appointmentId),
    /**
     * What touches [start, end), in order and apart, calendars of staff among it; of holds those that last, and not the
     * holder's own.
     */
    takenIn(businessId: string, { start, end }: Span, now: number, holder: string | null): Map<string, Span[]> {
      const bySubject = new Map<string, Span[]>();
      const rows = taken.all(businessId, start - LONGEST_TAKEN_MS, end, start, holder ?? '', now);
      const calendars = busy.all(businessId, start - LONGEST_TAKEN_MS, end, start);
      for (const [subject, from, to] of [...rows, ...calendars]) {
        const spans = bySubject.get(subject);
        if (spans) spans.push({ start: from, end: to });
        else bySubject.set(subject, [{ start: from, end: to }]);
      }
      for (const [subject, spans] of bySubject) bySubject.set(subject, joined(spans));
      return bySubject;
    },
    ...createHoldsStore(db),
  };
}

function createHoldsStore(db: Db) {
  const add = db.prepare<HoldRow>(
    'INSERT INTO holds VALUES (@id, @businessId, @serviceId, @holder, @slot, @expiresMs)',
  );
  const ofHolder = db.prepare<[string, number], HoldRow>(
    `SELECT id, business_id AS businessId, service_id AS serviceId, holder, slot, expires_ms AS expiresMs FROM holds
     WHERE holder = ? AND expires_ms > ? ORDER BY id`,
  );
  const removeOf = db.prepare<[string]>('DELETE FROM holds WHERE holder = ?');
  const remove = db.prepare<[string]>('DELETE FROM holds WHERE id = ?');
  const removeOver = db.prepare<[number]>('DELETE FROM holds WHERE expires_ms <= ?');
  return {
    addHold: (hold: HoldRow): void => void add.run(hold),
    holdsOf: (holder: string, now: number): HoldRow[] => ofHolder.all(holder, now),
    removeHold: (id: string): void => void remove.run(id),
    removeHoldsOf: (holder: string): void => void removeOf.run(holder),
    /** Call it before anything is booked or held: what ran out would still be in the way. */
    removeHoldsOver: (now: number): void => void removeOver.run(now),
  };
}
