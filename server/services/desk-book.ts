import type { Resource, Service, StaffMember } from '#contract/front-desk.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

type Desk = { services: Service[]; staff: StaffMember[]; resources: Resource[] } & ReturnType<
  Stores['deskBook']['settings']
>;

/** Every shop's front desk in memory, read when it is first asked for; `drop` after each change of it. */
export function createDeskBook({ stores, book }: { stores: Stores; book: BusinessBook }): DeskBook & {
  drop: (businessId: string) => void;
} {
  const loaded = new Map<string, Desk>();
  const { deskBook } = stores;

  function of(businessId: string): Desk {
    const known = loaded.get(businessId) ?? {
      services: deskBook.services(businessId),
      staff: deskBook.staff(businessId),
      resources: deskBook.resources(businessId),
      ...deskBook.settings(businessId),
    };
    loaded.set(businessId, known);
    return known;
  }

  return {
    services: (id) => of(id).services,
    staff: (id) => of(id).staff,
    resources: (id) => of(id).resources,
    closures: (id) => deskBook.closures(id),
    rules: (id) => of(id).rules,
    holidaySetting: (id) => of(id).holidays,
    holidays: (id) =>
      deskBook.holidays(id).map((day) => ({ ...day, worked: of(id).holidays.worked.includes(day.rule) })),
    closedDays: (id) => book.tenant(id).closedDays,
    drop: (id) => void loaded.delete(id),
  };
}
