import { Business } from '#contract/businesses.ts';
import type { Db } from './database.ts';

export function createBusinessesStore(db: Db) {
  const save = db.prepare<[string, string, string]>(
    `INSERT INTO businesses VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, changed_at = excluded.changed_at`,
  );
  const all = db.prepare<[], string>('SELECT profile FROM businesses ORDER BY id').pluck();
  const remove = db.prepare<[string]>('DELETE FROM businesses WHERE id = ?');
  const numbers = db.prepare<[], { key: string; businessId: string; masked: string }>(
    'SELECT key, business_id AS businessId, masked FROM numbers ORDER BY rowid',
  );
  const addNumber = db.prepare<[string, string, Buffer, string]>(
    'INSERT INTO numbers VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET business_id = excluded.business_id',
  );
  const removeNumbers = db.prepare<[string]>('DELETE FROM numbers WHERE business_id = ?');
  const removeNumber = db.prepare<[string, string]>('DELETE FROM numbers WHERE key = ? AND business_id = ?');

  return {
    save: (business: Business, at: string): void => void save.run(business.id, JSON.stringify(business), at),
    all: (): Business[] => all.all().map((profile) => Business.parse(JSON.parse(profile))),
    remove: (id: string): boolean => remove.run(id).changes === 1,
    numbers: (): { key: string; businessId: string; masked: string }[] => numbers.all(),
    addNumber: (businessId: string, { key, sealed, masked }: { key: string; sealed: Buffer; masked: string }): void =>
      void addNumber.run(key, businessId, sealed, masked),
    removeNumber: (businessId: string, key: string): void => void removeNumber.run(key, businessId),
    replaceNumbers(businessId: string, given: { key: string; sealed: Buffer; masked: string }[]): void {
      removeNumbers.run(businessId);
      for (const { key, sealed, masked } of given) addNumber.run(key, businessId, sealed, masked);
    },
  };
}
