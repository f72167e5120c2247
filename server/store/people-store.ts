import type { CallerSummary } from '#contract/callers.ts';
import type { Db } from './database.ts';
import { createIdentitiesStore } from './identities-store.ts';
import { PLANNED_ONCE } from './rows.ts';

type SummaryRow = Omit<CallerSummary, 'maskedNumbers' | 'blocked'> & { masked: string | null; blocked: 0 | 1 };

const SUMMARY = `
  SELECT p.id, p.business_id AS businessId, p.name,
    (SELECT group_concat(i.masked, char(31)) FROM person_identities pi JOIN identities i ON i.id = pi.identity_id
      WHERE pi.person_id = p.id) AS masked,
    (SELECT count(*) FROM calls c WHERE c.person_id = p.id AND c.status <> 'live') +
      (SELECT count(*) FROM calls c WHERE c.person_id = p.id AND c.status = 'live') AS calls,
    coalesce((SELECT max(c.started_at) FROM calls c WHERE c.person_id = p.id AND c.status = 'live'),
      (SELECT max(c.started_at) FROM calls c WHERE c.person_id = p.id AND c.status <> 'live')) AS lastCallAt,
    (SELECT count(*) FROM facts f WHERE f.person_id = p.id AND f.status = 'pending') AS pendingFacts,
    p.blocked
  FROM persons p`;

/** Numbers (by keyed hash only) and the people behind them, many to many. */
export function createPeopleStore(db: Db) {
  const personsOf = db.prepare<[number], { id: string; name: string | null }>(
    `SELECT p.id, p.name FROM person_identities pi JOIN persons p ON p.id = pi.person_id
     WHERE pi.identity_id = ${PLANNED_ONCE} ORDER BY p.created_at, p.id`,
  );
  const addPerson = db.prepare<[string, string, number]>(
    'INSERT INTO persons (id, business_id, created_at) SELECT ?, business_id, ? FROM identities WHERE id = ?',
  );
  const removePerson = db.prepare<[string]>('DELETE FROM persons WHERE id = ?');
  const link = db.prepare<[number, string]>('INSERT INTO person_identities VALUES (?, ?) ON CONFLICT DO NOTHING');
  const businessOf = db.prepare<[string], string>('SELECT business_id FROM persons WHERE id = ?').pluck();
  const anybodyIn = db.prepare<[string], 1>('SELECT 1 FROM persons WHERE business_id = ? LIMIT 1').pluck();
  const describe = db.prepare<[string | null, string, string]>('UPDATE persons SET name = ?, card = ? WHERE id = ?');
  const count = db.prepare<[], number>('SELECT count(*) FROM persons').pluck();
  const summary = db.prepare<[string], SummaryRow>(`${SUMMARY} WHERE p.id = ?`);
  const page = db.prepare<[string, number], SummaryRow>(`${SUMMARY} WHERE p.id < ? ORDER BY p.id DESC LIMIT ?`);
  const pageOf = db.prepare<[string, string, number], SummaryRow>(
    `${SUMMARY} WHERE p.business_id = ? AND p.id < ? ORDER BY p.id DESC LIMIT ?`,
  );

  return {
    ...createIdentitiesStore(db),
    /** Oldest first. */
    personsOf: (identityId: number): { id: string; name: string | null }[] => personsOf.all(identityId),
    /** Somebody behind a number, and so of its business. */
    addPerson(id: string, at: string, identityId: number): void {
      addPerson.run(id, at, identityId);
      link.run(identityId, id);
    },
    removePerson: (id: string): void => void removePerson.run(id),
    /** Undefined for somebody there is not. */
    businessOf: (personId: string): string | undefined => businessOf.get(personId),
    anybodyIn: (businessId: string): boolean => anybodyIn.get(businessId) === 1,
    describe: (personId: string, name: string | null, card: string): void => void describe.run(name, card, personId),
    count: (): number => count.get() ?? 0,
    summary: (id: string): CallerSummary | undefined => toSummary(summary.get(id)),
    /** Newest first, ids being sortable by time; of one business, or of all. */
    page(beforeId: string | null, limit: number, businessId?: string): CallerSummary[] {
      const before = beforeId ?? '~';
      const rows = businessId === undefined ? page.all(before, limit) : pageOf.all(businessId, before, limit);
      return rows.flatMap((row) => toSummary(row) ?? []);
    },
  };
}

function toSummary(row: SummaryRow | undefined): CallerSummary | undefined {
  if (!row) return undefined;
  const { masked, blocked, ...same } = row;
  return { ...same, blocked: blocked === 1, maskedNumbers: masked === null ? [] : masked.split('\u001F') };
}
