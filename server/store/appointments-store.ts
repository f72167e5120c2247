import { LONGEST_TAKEN_MS, type AppointmentRecord, type Happening } from '../domain/front-desk/records.ts';
import type { Db } from './database.ts';
import { columnsOf, selected } from './rows.ts';

type Row = Omit<AppointmentRecord, 'booked'> & { booked: string };

const FIELDS = [
  ...[
    'id',
    'businessId',
    'serviceId',
    'staffId',
    'personId',
    'name',
    'contact',
    'masked',
    'note',
    'contactKey',
    'callId',
  ],
  ...['startMs', 'endMs', 'status', 'booked', 'createdAt'],
];
const SELECT = `SELECT ${selected(FIELDS)},
  (SELECT p.name FROM persons p WHERE p.id = appointments.person_id) AS callerName FROM appointments`;

export function createAppointmentsStore(db: Db) {
  const { names, values, updates } = columnsOf(FIELDS);
  const save = db.prepare<Row>(
    `INSERT INTO appointments (${names}) VALUES (${values}) ON CONFLICT (id) DO UPDATE SET ${updates}`,
  );
  const find = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const between = db.prepare<[string, number, number, number], Row>(
    `${SELECT} WHERE business_id = ? AND start_ms > ? AND start_ms < ? AND end_ms > ? ORDER BY start_ms, id`,
  );
  const ofPerson = db.prepare<[string], Row>(`${SELECT} WHERE person_id = ? ORDER BY start_ms DESC, id`);
  const ahead = db.prepare<[string, number, number, number], Row>(
    `${SELECT} WHERE person_id = ? AND start_ms > ? AND end_ms > ? AND status = 'scheduled' ORDER BY start_ms LIMIT ?`,
  );
  const last = db.prepare<[string, number], Row>(
    `${SELECT} WHERE person_id = ? AND end_ms <= ? AND status IN ('scheduled', 'done') ORDER BY start_ms DESC LIMIT 1`,
  );
  const persons = db
    .prepare<[string, number, number], string>(
      `SELECT DISTINCT person_id FROM appointments
       WHERE business_id = ? AND start_ms > ? AND end_ms > ? AND status = 'scheduled' AND person_id IS NOT NULL`,
    )
    .pluck();
  const aheadOf = db
    .prepare<[string, number, number], number>(
      `SELECT count(*) FROM occupations WHERE subject = ? AND start_ms > ? AND end_ms > ? AND appointment_id IS NOT NULL`,
    )
    .pluck();

  return {
    save: (record: AppointmentRecord): void => void save.run({ ...record, booked: JSON.stringify(record.booked) }),
    find: (id: string): AppointmentRecord | undefined => toRecord(find.get(id)),
    /** All that touch [start, end), cancelled ones included. */
    between: (businessId: string, start: number, end: number): AppointmentRecord[] =>
      between.all(businessId, start - LONGEST_TAKEN_MS, end, start).flatMap((row) => toRecord(row) ?? []),
    /** Newest first. */
    ofPerson: (personId: string): AppointmentRecord[] => ofPerson.all(personId).flatMap((row) => toRecord(row) ?? []),
    /** The last one that was kept, and so many that are not over yet, in order of their start. */
    around: (personId: string, now: number, most: number): AppointmentRecord[] =>
      [last.get(personId, now), ...ahead.all(personId, now - LONGEST_TAKEN_MS, now, most)].flatMap(
        (row) => toRecord(row) ?? [],
      ),
    /** Everybody who has one ahead. */
    personsAhead: (businessId: string, now: number): string[] => persons.all(businessId, now - LONGEST_TAKEN_MS, now),
    /** How many appointments a member of staff or a resource still has. */
    aheadOf: (subject: string, now: number): number => aheadOf.get(subject, now - LONGEST_TAKEN_MS, now) ?? 0,
    ...createHistoryStore(db),
    ...createBookingKeysStore(db),
    ...createForgottenStore(db),
    ...createBelongingStore(db),
  };
}

function toRecord(row: Row | undefined): AppointmentRecord | undefined {
  // Only written by `save` above.
  return row && { ...row, booked: JSON.parse(row.booked) as AppointmentRecord['booked'] };
}

/** Whose appointments are, where no caller is named with them. */
function createBelongingStore(db: Db) {
  const ofCall = db.prepare<[string], Row>(`${SELECT} WHERE call_id = ? ORDER BY start_ms, id`);
  const ofContact = db.prepare<[string, string], Row>(
    `${SELECT} WHERE business_id = ? AND contact_key = ? ORDER BY start_ms, id`,
  );
  const give = db.prepare<[string, string]>('UPDATE appointments SET person_id = ? WHERE id = ?');
  const unkeyed = db.prepare<[], Row>(
    `${SELECT} WHERE contact IS NOT NULL AND contact_key IS NULL AND masked NOT LIKE '%@%'`,
  );
  const setKey = db.prepare<[string, string]>('UPDATE appointments SET contact_key = ? WHERE id = ?');
  return {
    /** Those that were booked on a call. */
    ofCall: (callId: string): AppointmentRecord[] => ofCall.all(callId).flatMap((row) => toRecord(row) ?? []),
    /** Those that were booked with a number; `key` is its keyed hash. */
    ofContact: (businessId: string, key: string): AppointmentRecord[] =>
      ofContact.all(businessId, key).flatMap((row) => toRecord(row) ?? []),
    give: (id: string, personId: string): void => void give.run(personId, id),
    /** Those with a number that was kept before its hash was. */
    unkeyed: (): AppointmentRecord[] => unkeyed.all().flatMap((row) => toRecord(row) ?? []),
    setContactKey: (id: string, key: string): void => void setKey.run(key, id),
  };
}

function createHistoryStore(db: Db) {
  const add = db.prepare<Happening & { id: string }>(
    `INSERT INTO appointment_history
     SELECT @id, (SELECT count(*) FROM appointment_history WHERE appointment_id = @id), @at, @by, @what, @startMs, @staffId,
       @reason`,
  );
  const of = db.prepare<[string], Happening>(
    `SELECT at, by, what, start_ms AS startMs, staff_id AS staffId, reason FROM appointment_history
     WHERE appointment_id = ? ORDER BY position`,
  );
  return {
    addHappening: (id: string, happening: Happening): void => void add.run({ id, ...happening }),
    /** Oldest first. */
    historyOf: (id: string): Happening[] => of.all(id),
  };
}

/** What was done under which key; `key` and `deed` are hashes, so that they tell nothing of a call. */
function createBookingKeysStore(db: Db) {
  const find = db.prepare<[string], { deed: string; appointmentId: string }>(
    'SELECT deed, appointment_id AS appointmentId FROM booking_keys WHERE key = ?',
  );
  const add = db.prepare<[string, string, string, string]>('INSERT INTO booking_keys VALUES (?, ?, ?, ?)');
  const removeBefore = db.prepare<[string]>('DELETE FROM booking_keys WHERE at < ?');
  return {
    doneUnder: (key: string): { deed: string; appointmentId: string } | undefined => find.get(key),
    noteKey: (key: string, deed: string, appointmentId: string, at: string): void =>
      void add.run(key, deed, appointmentId, at),
    removeKeysBefore: (at: string): void => void removeBefore.run(at),
  };
}

function createForgottenStore(db: Db) {
  const texts = db.prepare<[string]>('DELETE FROM texts WHERE appointment_id = ?');
  const words = db.prepare<[string]>(
    'UPDATE appointment_history SET reason = NULL WHERE reason IS NOT NULL AND appointment_id = ?',
  );
  const forget = db.prepare<[string]>(
    `UPDATE appointments SET person_id = NULL, name = NULL, contact = NULL, masked = NULL, note = NULL,
       contact_key = NULL, call_id = NULL WHERE id = ?`,
  );
  return {
    /** Whose it was can no longer be told; the time stays taken. Returns how many texts went with it. */
    forgetOwner(id: string): number {
      const gone = texts.run(id).changes;
      words.run(id);
      forget.run(id);
      return gone;
    },
  };
}
