import type { Db } from './database.ts';
import { PLANNED_ONCE } from './rows.ts';

/** A number as one business knows it: the same number in another business is another identity. */
export type Identity = {
  id: number;
  businessId: string;
  key: string;
  publicId: string;
  sealedNumber: Buffer | null;
  masked: string | null;
};

/**
 * One read of the hot path: identity, its person (null while nobody is known) and when this number last rang there,
 * apart from the call that asks.
 */
export type RingRow = [
  identityId: number,
  publicId: string,
  personId: string | null,
  name: string | null,
  card: string | null,
  lastRingAt: string | null,
  masked: string | null,
  blocked: 0 | 1 | null,
];

/** A number that was heard of before; `person` is one of those behind it, the only one where `persons` is 1. */
export type KnownNumber = { id: number; masked: string | null; persons: number; person: string | null };

const IDENTITY = 'id, business_id AS businessId, key, public_id AS publicId, sealed_number AS sealedNumber, masked';
const KNOWN = `
  SELECT i.id, i.masked, (SELECT count(*) FROM person_identities pi WHERE pi.identity_id = i.id) AS persons,
    (SELECT min(pi.person_id) FROM person_identities pi WHERE pi.identity_id = i.id) AS person
  FROM identities i INDEXED BY identities_that_ring WHERE i.business_id = ? AND i.key = ?`;

/** Numbers, by keyed hash only, each within one business. */
export function createIdentitiesStore(db: Db) {
  const ring = db
    .prepare<[string, string, string, string], RingRow>(
      `SELECT i.id, i.public_id, p.id, p.name, p.card,
        nullif(max(
          coalesce((SELECT c.started_at FROM calls c WHERE c.identity_id = i.id AND c.status <> 'live'
            AND c.call_sid IS NOT ? ORDER BY c.started_at DESC LIMIT 1), ''),
          coalesce((SELECT c.started_at FROM live_by_identity l CROSS JOIN calls c ON c.rowid = l.call
            WHERE l.identity_id = i.id AND c.call_sid IS NOT ? ORDER BY l.started_ms DESC LIMIT 1), '')), ''),
        i.masked, p.blocked
       FROM identities i INDEXED BY identities_that_ring
         LEFT JOIN person_identities pi ON pi.identity_id = i.id LEFT JOIN persons p ON p.id = pi.person_id
       WHERE i.business_id = ${PLANNED_ONCE} AND i.key = ${PLANNED_ONCE}`,
    )
    .raw();
  const known = db.prepare<[string, string], KnownNumber>(KNOWN);
  const identity = db.prepare<[string, string], Identity>(
    `SELECT ${IDENTITY} FROM identities WHERE business_id = ? AND key = ?`,
  );
  const identityById = db.prepare<[number], Identity>(`SELECT ${IDENTITY} FROM identities WHERE id = ?`);
  const identityByPublicId = db.prepare<[string], Identity>(`SELECT ${IDENTITY} FROM identities WHERE public_id = ?`);
  const addIdentity = db
    .prepare<[string, string, string, Buffer | null, string | null, string], number>(
      `INSERT INTO identities (business_id, key, public_id, sealed_number, masked, created_at)
       VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .pluck();
  const fillNumber = db.prepare<[Buffer, string, number]>(
    'UPDATE identities SET sealed_number = ?, masked = ? WHERE id = ? AND sealed_number IS NULL',
  );
  const removeIdentity = db.prepare<[number]>('DELETE FROM identities WHERE id = ?');
  const identitiesOf = db.prepare<[string], Identity>(
    `SELECT ${IDENTITY} FROM identities WHERE id IN (SELECT identity_id FROM person_identities WHERE person_id = ?) ORDER BY id`,
  );

  return {
    /** `asking` is the CallSid of the call that rings: its own request may be a repeat. */
    ring: (businessId: string, key: string, asking: string | null): RingRow[] =>
      ring.all(asking ?? '', asking ?? '', businessId, key),
    known: (businessId: string, key: string): KnownNumber | undefined => known.get(businessId, key),
    identity: (businessId: string, key: string): Identity | undefined => identity.get(businessId, key),
    identityById: (id: number): Identity | undefined => identityById.get(id),
    identityByPublicId: (publicId: string): Identity | undefined => identityByPublicId.get(publicId),
    addIdentity: ({ businessId, key, publicId, sealedNumber, masked }: Omit<Identity, 'id'>, at: string): number =>
      addIdentity.get(businessId, key, publicId, sealedNumber, masked, at) ?? 0,
    /** A number remembered by its hash alone gets its digits when it first rings. */
    fillNumber: (id: number, sealed: Buffer, masked: string): void => void fillNumber.run(sealed, masked, id),
    removeIdentity: (id: number): void => void removeIdentity.run(id),
    identitiesOf: (personId: string): Identity[] => identitiesOf.all(personId),
  };
}
