import type { CallerSummary } from '#contract/callers.ts';
import type { Db } from './database.ts';
import { PLANNED_ONCE } from './rows.ts';

export type Identity = {
  id: number;
  key: string;
  publicId: string;
  sealedNumber: Buffer | null;
  masked: string | null;
};
type SummaryRow = Omit<CallerSummary, 'maskedNumbers'> & { masked: string | null };

/** One read of the hot path: identity, its person (null while nobody is known) and when this number last rang. */
export type RingRow = [
  identityId: number,
  publicId: string,
  personId: string | null,
  name: string | null,
  card: string | null,
  lastRingAt: string | null,
  masked: string | null,
];

/** A number that was heard of before; `person` is one of those behind it, the only one where `persons` is 1. */
export type KnownNumber = { id: number; masked: string | null; persons: number; person: string | null };

const IDENTITY = 'id, key, public_id AS publicId, sealed_number AS sealedNumber, masked';
const KNOWN = `
  SELECT i.id, i.masked, (SELECT count(*) FROM person_identities pi WHERE pi.identity_id = i.id) AS persons,
    (SELECT min(pi.person_id) FROM person_identities pi WHERE pi.identity_id = i.id) AS person
  FROM identities i WHERE i.key = ?`;
const SUMMARY = `
  SELECT p.id, p.name,
    (SELECT group_concat(i.masked, char(31)) FROM person_identities pi JOIN identities i ON i.id = pi.identity_id
      WHERE pi.person_id = p.id) AS masked,
    (SELECT count(*) FROM calls c WHERE c.person_id = p.id) AS calls,
    (SELECT max(c.started_at) FROM calls c WHERE c.person_id = p.id) AS lastCallAt,
    (SELECT count(*) FROM facts f WHERE f.person_id = p.id AND f.status = 'pending') AS pendingFacts
  FROM persons p`;

/** Numbers (by keyed hash only) and the people behind them, many to many. */
export function createPeopleStore(db: Db) {
  const ring = db
    .prepare<[string], RingRow>(
      `SELECT i.id, i.public_id, p.id, p.name, p.card, (SELECT max(c.started_at) FROM calls c WHERE c.identity_id = i.id),
        i.masked
       FROM identities i LEFT JOIN person_identities pi ON pi.identity_id = i.id LEFT JOIN persons p ON p.id = pi.person_id
       WHERE i.key = ${PLANNED_ONCE} ORDER BY p.created_at, p.id`,
    )
    .raw();
  const known = db.prepare<[string], KnownNumber>(KNOWN);
  const identity = db.prepare<[string], Identity>(`SELECT ${IDENTITY} FROM identities WHERE key = ?`);
  const identityByPublicId = db.prepare<[string], Identity>(`SELECT ${IDENTITY} FROM identities WHERE public_id = ?`);
  const addIdentity = db
    .prepare<[string, string, Buffer | null, string | null, string], number>(
      'INSERT INTO identities (key, public_id, sealed_number, masked, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id',
    )
    .pluck();
  const fillNumber = db.prepare<[Buffer, string, number]>(
    'UPDATE identities SET sealed_number = ?, masked = ? WHERE id = ? AND sealed_number IS NULL',
  );
  const removeIdentity = db.prepare<[number]>('DELETE FROM identities WHERE id = ?');
  const identitiesOf = db.prepare<[string], Identity>(
    `SELECT ${IDENTITY} FROM identities WHERE id IN (SELECT identity_id FROM person_identities WHERE person_id = ?) ORDER BY id`,
  );
  const personsOf = db.prepare<[number], { id: string; name: string | null }>(
    `SELECT p.id, p.name FROM person_identities pi JOIN persons p ON p.id = pi.person_id
     WHERE pi.identity_id = ${PLANNED_ONCE} ORDER BY p.created_at, p.id`,
  );
  const addPerson = db.prepare<[string, string]>('INSERT INTO persons (id, created_at) VALUES (?, ?)');
  const removePerson = db.prepare<[string]>('DELETE FROM persons WHERE id = ?');
  const link = db.prepare<[number, string]>('INSERT INTO person_identities VALUES (?, ?) ON CONFLICT DO NOTHING');
  const unlink = db.prepare<[number, string]>('DELETE FROM person_identities WHERE identity_id = ? AND person_id = ?');
  const describe = db.prepare<[string | null, string, string]>('UPDATE persons SET name = ?, card = ? WHERE id = ?');
  const count = db.prepare<[], number>('SELECT count(*) FROM persons').pluck();
  const summary = db.prepare<[string], SummaryRow>(`${SUMMARY} WHERE p.id = ?`);
  const page = db.prepare<[string, number], SummaryRow>(`${SUMMARY} WHERE p.id < ? ORDER BY p.id DESC LIMIT ?`);

  return {
    ring: (key: string): RingRow[] => ring.all(key),
    known: (key: string): KnownNumber | undefined => known.get(key),
    identity: (key: string): Identity | undefined => identity.get(key),
    identityByPublicId: (publicId: string): Identity | undefined => identityByPublicId.get(publicId),
    addIdentity: (key: string, publicId: string, sealed: Buffer | null, masked: string | null, at: string): number =>
      addIdentity.get(key, publicId, sealed, masked, at) ?? 0,
    /** A number remembered by its hash alone gets its digits when it first rings. */
    fillNumber: (id: number, sealed: Buffer, masked: string): void => void fillNumber.run(sealed, masked, id),
    removeIdentity: (id: number): void => void removeIdentity.run(id),
    identitiesOf: (personId: string): Identity[] => identitiesOf.all(personId),
    /** Oldest first. */
    personsOf: (identityId: number): { id: string; name: string | null }[] => personsOf.all(identityId),
    addPerson: (id: string, at: string): void => void addPerson.run(id, at),
    removePerson: (id: string): void => void removePerson.run(id),
    link: (identityId: number, personId: string): void => void link.run(identityId, personId),
    unlink: (identityId: number, personId: string): void => void unlink.run(identityId, personId),
    describe: (personId: string, name: string | null, card: string): void => void describe.run(name, card, personId),
    count: (): number => count.get() ?? 0,
    summary: (id: string): CallerSummary | undefined => toSummary(summary.get(id)),
    /** Newest first; ids are sortable by time. */
    page: (beforeId: string | null, limit: number): CallerSummary[] =>
      page.all(beforeId ?? '~', limit).flatMap((row) => toSummary(row) ?? []),
  };
}

function toSummary(row: SummaryRow | undefined): CallerSummary | undefined {
  if (!row) return undefined;
  const { masked, ...same } = row;
  return { ...same, maskedNumbers: masked === null ? [] : masked.split('\u001F') };
}
