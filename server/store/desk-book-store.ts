import {
  BookingRules,
  HolidaySetting,
  Resource,
  Service,
  StaffMember,
  type Closure,
  type Holiday,
} from '#contract/front-desk.ts';
import { z } from 'zod';
import type { Db } from './database.ts';

type Kind = 'service' | 'staff' | 'resource';
type KeptHoliday = Omit<Holiday, 'worked'>;

const Settings = z.object({ rules: BookingRules, holidays: HolidaySetting });
export type DeskSettings = z.infer<typeof Settings>;

/** What a shop's front desk is made of: few rows, read as a whole. */
export function createDeskBookStore(db: Db) {
  const items = db
    .prepare<[string, Kind], string>(
      'SELECT profile FROM desk_items WHERE business_id = ? AND kind = ? AND removed_at IS NULL ORDER BY id',
    )
    .pluck();
  const save = db.prepare<[string, string, Kind, string]>(
    `INSERT INTO desk_items (id, business_id, kind, profile) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET profile = excluded.profile
       WHERE business_id = excluded.business_id AND kind = excluded.kind AND removed_at IS NULL`,
  );
  const remove = db.prepare<[string, string]>('UPDATE desk_items SET removed_at = ? WHERE id = ?');
  const one = db.prepare<[string, Kind], string>('SELECT profile FROM desk_items WHERE id = ? AND kind = ?').pluck();
  const settings = db.prepare<[string], string>('SELECT settings FROM desk_settings WHERE business_id = ?').pluck();
  const saveSettings = db.prepare<[string, string]>(
    'INSERT INTO desk_settings VALUES (?, ?) ON CONFLICT (business_id) DO UPDATE SET settings = excluded.settings',
  );

  return {
    services: (business: string): Service[] =>
      items.all(business, 'service').map((row) => Service.parse(JSON.parse(row))),
    /** Also one that was removed. */
    service(id: string): Service | undefined {
      const kept = one.get(id, 'service');
      return kept === undefined ? undefined : Service.parse(JSON.parse(kept));
    },
    /** Also one who was removed. */
    member(id: string): StaffMember | undefined {
      const kept = one.get(id, 'staff');
      return kept === undefined ? undefined : StaffMember.parse(JSON.parse(kept));
    },
    staff: (business: string): StaffMember[] =>
      items.all(business, 'staff').map((row) => StaffMember.parse(JSON.parse(row))),
    resources: (business: string): Resource[] =>
      items.all(business, 'resource').map((row) => Resource.parse(JSON.parse(row))),
    /** False where the id is another business's, another kind's, or of what was removed: nothing is saved then. */
    save: (kind: Kind, item: { id: string; businessId: string }): boolean =>
      save.run(item.id, item.businessId, kind, JSON.stringify(item)).changes === 1,
    /** Not listed any more; kept for the appointments that name it. */
    remove: (id: string, at: string): void => void remove.run(at, id),
    settings(business: string): DeskSettings {
      const kept = settings.get(business);
      return Settings.parse(kept === undefined ? { rules: {}, holidays: {} } : JSON.parse(kept));
    },
    saveSettings: (business: string, kept: DeskSettings): void => void saveSettings.run(business, JSON.stringify(kept)),
    ...createClosedDaysStore(db),
  };
}

function createClosedDaysStore(db: Db) {
  const closures = db.prepare<[string], Closure>(
    `SELECT id, business_id AS businessId, from_day AS "from", to_day AS "to", note FROM closures
     WHERE business_id = ? ORDER BY from_day, id`,
  );
  const add = db.prepare<Closure>('INSERT INTO closures VALUES (@id, @businessId, @from, @to, @note)');
  const businessOf = db.prepare<[string], string>('SELECT business_id FROM closures WHERE id = ?').pluck();
  const remove = db.prepare<[string]>('DELETE FROM closures WHERE id = ?');
  const holidays = db.prepare<[string], KeptHoliday>(
    'SELECT day, rule, name FROM holidays WHERE business_id = ? ORDER BY day, rule',
  );
  const removeHolidays = db.prepare<[string]>('DELETE FROM holidays WHERE business_id = ?');
  const addHoliday = db.prepare<[string, string, string, string]>(
    'INSERT INTO holidays VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return {
    closures: (business: string): Closure[] => closures.all(business),
    addClosure: (closure: Closure): void => void add.run(closure),
    /** Whose it was; undefined where there is none. */
    removeClosure(id: string): string | undefined {
      const business = businessOf.get(id);
      remove.run(id);
      return business;
    },
    holidays: (business: string): KeptHoliday[] => holidays.all(business),
    replaceHolidays(business: string, kept: readonly KeptHoliday[]): void {
      removeHolidays.run(business);
      for (const { day, rule, name } of kept) addHoliday.run(business, day, rule, name);
    },
  };
}
