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
  const of = db.prepare<[string], Row>(
    `${SELECT} WHERE business_id = ? AND state IN ('waiting', 'offered') ORDER BY created_at, id`,
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
    /** Who still waits or is being asked, longest first. */
    of: (businessId: string): WaitingRecord[] => of.all(businessId).map(toRecord),
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
