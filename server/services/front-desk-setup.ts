import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { Resource, Service, StaffMember } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell, type SentenceCode } from '#contract/told.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import { newId } from '../platform/ids.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  desk: DeskBook & { drop: (businessId: string) => void };
  bus: Bus<AppEvents>;
  now: () => Date;
};
type Item = { id: string; businessId: string };
type Kind = 'service' | 'staff' | 'resource';

const MISSING = {
  service: 'desk_no_such_service',
  staff: 'desk_no_such_staff',
  resource: 'desk_no_such_resource',
} as const satisfies Record<Kind, SentenceCode>;

export type FrontDeskSetup = ReturnType<typeof createFrontDeskSetup>;

/** What a shop offers, who does it and with what. */
export function createFrontDeskSetup(deps: Deps) {
  const { stores, desk, bus, now } = deps;
  const { refuseUnknown, save, remove } = createItems(deps);

  function refuseBooked(id: string, code: 'desk_staff_has_appointments' | 'desk_resource_has_appointments'): void {
    const count = stores.appointments.aheadOf(id, now().getTime());
    if (count > 0) throw refused('conflict', tell(code, { count }));
  }

  return {
    get({ business }: ParsedInput<'front-desk.get'>): CommandOutput<'front-desk.get'> {
      refuseUnknown(business);
      // The earliest day that it is anywhere, for what is over in every zone is asked for no more.
      const today = new Date(now().getTime() - DAY_MS).toISOString().slice(0, 10);
      return {
        services: [...desk.services(business)],
        staff: [...desk.staff(business)],
        resources: [...desk.resources(business)],
        closures: desk.closures(business).filter(({ to }) => to >= today),
        rules: desk.rules(business),
        holidaySetting: desk.holidaySetting(business),
        holidays: desk.holidays(business).filter(({ day }) => day >= today),
      };
    },
    saveService: ({ id = newId(), ...given }: ParsedInput<'services.save'>): Service =>
      save('service', Service.parse({ ...given, id })),
    removeService: ({ id }: ParsedInput<'services.remove'>) => remove('service', id),
    saveStaff: ({ id = newId(), ...given }: ParsedInput<'staff.save'>): StaffMember =>
      save('staff', StaffMember.parse({ ...given, id })),
    removeStaff: ({ id }: ParsedInput<'staff.remove'>) =>
      remove('staff', id, () => refuseBooked(id, 'desk_staff_has_appointments')),
    saveResource: ({ id = newId(), ...given }: ParsedInput<'resources.save'>): Resource =>
      save('resource', Resource.parse({ ...given, id })),
    removeResource: ({ id }: ParsedInput<'resources.remove'>) =>
      remove('resource', id, () => refuseBooked(id, 'desk_resource_has_appointments')),
    saveRules({ business, rules }: ParsedInput<'booking-rules.save'>): CommandOutput<'booking-rules.save'> {
      refuseUnknown(business);
      stores.transact(() => {
        stores.deskBook.saveSettings(business, { rules, holidays: desk.holidaySetting(business) });
      });
      desk.drop(business);
      bus.publish('front-desk.changed', { business });
      return rules;
    },
  };
}

function createItems({ stores, book, desk, bus, now }: Deps) {
  const lists = { service: desk.services, staff: desk.staff, resource: desk.resources };

  function refuseUnknown(business: string): void {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
  }

  function changed(business: string): void {
    desk.drop(business);
    // The services are among what a ringing phone is answered with.
    book.load();
    bus.publish('front-desk.changed', { business });
  }

  return {
    refuseUnknown,
    save<T extends Item>(this: void, kind: Kind, item: T): T {
      refuseUnknown(item.businessId);
      stores.transact(() => {
        if (!stores.deskBook.save(kind, item)) throw refused('not_found', tell(MISSING[kind]));
      });
      changed(item.businessId);
      return item;
    },
    /** `check` throws where it may not be removed. */
    remove(this: void, kind: Kind, id: string, check: () => void = () => undefined): Record<string, never> {
      const businesses = book.all().map(({ business }) => business.id);
      const owner = businesses.find((business) => lists[kind](business).some((item) => item.id === id));
      if (owner === undefined) throw refused('not_found', tell(MISSING[kind]));
      stores.transact(() => {
        check();
        stores.deskBook.remove(id, now().toISOString());
      });
      changed(owner);
      return {};
    },
  };
}

const DAY_MS = 86_400_000;
