import type { WaitingRecord } from '../domain/front-desk/waitlist.ts';
import type { Db } from './database.ts';
import { columnsOf, selected } from './rows.ts';

type Row = Omit<WaitingRecord, 'consented' | 'offer' | 'passed'> & {
  consented: number;
  offer: string | null;
  passed: string;
};

const FIELDS = [
  ...['id', 'businessId', 'personId', 'serviceId', 'staffId', 'fromDay', 'toDay', 'consented', 'state'],
  ...['offer', 'passed', 'askedBy', 'createdAt'],
];
const SELECT = `SELECT ${selected(FIELDS)} FROM waitlist`;

export function createWaitlistStore(db: Db) {
  const { names, values, updates } = columnsOf(FIELDS);
  const save = db.prepare<Row>(
    `INSERT INTO waitlist (${names}) VALUES (${values}) ON CONFLICT (id) DO UPDATE SET ${updates}`,
  );
  const find = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const of = db.prepare<[string, string], Row>(
    `${SELECT} WHERE business_id = ? AND state IN ('waiting', 'offered') AND (state = 'offered' OR to_day >= ?)
     ORDER BY created_at, id`,
  );
  const past = db.prepare<[string, string, number], Row>(
    `${SELECT} WHERE business_id = ? AND (state IN ('booked', 'declined', 'removed') OR (state = 'waiting' AND to_day < ?))
     ORDER BY created_at DESC, id DESC LIMIT ?`,
  );
  const ofPerson = db.prepare<[string], Row>(`${SELECT} WHERE person_id = ? ORDER BY created_at, id`);
  return {
    save: (record: WaitingRecord): void =>
      void save.run({
        ...record,
        consented: Number(record.consented),
        offer: record.offer && JSON.stringify(record.offer),
        passed: JSON.stringify(record.passed),
      }),
    find: (id: string): WaitingRecord | undefined => find.all(id).map(toRecord)[0],
    /** Who waits for a day that is not over on `today`, or is being asked, longest first. */
    of: (businessId: string, today: string): WaitingRecord[] => of.all(businessId, today).map(toRecord),
    /** Who waits no more, newest first. */
    past: (businessId: string, today: string, limit: number): WaitingRecord[] =>
      past.all(businessId, today, limit).map(toRecord),
    /** Whatever became of it. */
    ofPerson: (personId: string): WaitingRecord[] => ofPerson.all(personId).map(toRecord),
  };
}

function toRecord({ consented, offer, passed, ...same }: Row): WaitingRecord {
  // Only written by `save` above.
  return {
    ...same,
    consented: consented === 1,
    offer: offer === null ? null : (JSON.parse(offer) as WaitingRecord['offer']),
    passed: JSON.parse(passed) as number[],
  };
}
