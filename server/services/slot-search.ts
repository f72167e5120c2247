import type { BookingRules, Service, Slot, StaffMember } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { freeTimes, type FreeTime, type Wanted } from '../domain/front-desk/availability.ts';
import type { Availability, DeskBook, SlotsAsk } from '../domain/front-desk/ports.ts';
import { toIso } from '../domain/front-desk/records.ts';
import type { ShopTime } from '../domain/front-desk/working-time.ts';
import { createWallClock } from '../domain/wall-clock.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

const MINUTE_MS = 60_000;
const DAY_MIN = 1440;
const DAY_MS = DAY_MIN * MINUTE_MS;

type AddOn = Service['addOns'][number];

/** What is asked for, found in the shop's own desk. */
export type Found = {
  shop: ShopTime;
  rules: BookingRules;
  service: Service;
  addOns: AddOn[];
  wanted: Omit<Wanted, 'from' | 'to' | 'stepMin'>;
};

export type SlotSearch = Availability & {
  /** Throws as `slots` does. */
  found(ask: Pick<SlotsAsk, 'businessId' | 'serviceId' | 'staffId' | 'addOnIds'>): Found;
  /** The same for what is booked already: its service may be switched off or removed since. */
  foundBooked(ask: Pick<SlotsAsk, 'businessId' | 'serviceId' | 'staffId'>): Found;
  shopTime(businessId: string): ShopTime;
  /** In which starts a caller may book; staff may always. In epoch milliseconds. */
  bounds(found: Found): { from: number; to: number };
};

type Deps = { stores: Stores; book: BusinessBook; desk: DeskBook; now: () => Date };

/** Finds free times in what a shop has set up and what is taken. */
export function createSlotSearch({ stores, book, desk, now }: Deps): SlotSearch {
  function shopTime(businessId: string): ShopTime {
    if (!book.has(businessId)) throw refused('not_found', tell('no_such_business'));
    const { business, closedDays } = book.tenant(businessId);
    return { zone: business.zone, hours: business.hours, closedDays };
  }

  function found({ businessId, serviceId, staffId, addOnIds }: Parameters<SlotSearch['found']>[0]): Found {
    const shop = shopTime(businessId);
    const service = desk.services(businessId).find(({ id, active }) => id === serviceId && active);
    if (!service) throw refused('not_found', tell('desk_no_such_service'));
    const addOns = addOnIds.map((id) => addOnOf(service, id));
    const minutes = service.minutes + addOns.reduce((sum, addOn) => sum + addOn.minutes, 0);
    if (minutes > DAY_MIN) throw refused('conflict', tell('desk_too_long'));
    const staff = ableStaff(desk.staff(businessId), service, staffId);
    const wanted = { service, minutes, staff, resources: desk.resources(businessId) };
    return { shop, rules: desk.rules(businessId), service, addOns, wanted };
  }

  function foundBooked({ businessId, serviceId, staffId }: Parameters<SlotSearch['foundBooked']>[0]): Found {
    const kept = desk.services(businessId).find(({ id }) => id === serviceId) ?? stores.deskBook.service(serviceId);
    if (kept?.businessId !== businessId) throw refused('not_found', tell('desk_no_such_service'));
    const resources = desk.resources(businessId);
    // Of a service that is no more, nobody takes out what is no more.
    const resourceIds = kept.resourceIds.filter((id) => resources.some((one) => one.id === id));
    const service = { ...kept, resourceIds };
    const staff = ableStaff(desk.staff(businessId), service, staffId);
    const wanted = { service, minutes: service.minutes, staff, resources };
    return { shop: shopTime(businessId), rules: desk.rules(businessId), service, addOns: [], wanted };
  }

  function bounds({ shop, service }: Found): { from: number; to: number } {
    const from = now().getTime() + service.leadMin * MINUTE_MS;
    const clock = createWallClock(shop.zone, now().getTime() - DAY_MS);
    return { from, to: clock.momentOf(clock.dayAt(now().getTime()) + service.horizonDays + 1, 0) };
  }

  return {
    found,
    foundBooked,
    shopTime,
    bounds,
    slots(ask) {
      const asked = found(ask);
      const [from, to] = [Date.parse(ask.from), Date.parse(ask.to)];
      const may = ask.by === 'agent' ? bounds(asked) : { from: -Infinity, to: Infinity };
      const range = { from: Math.max(from, may.from), to: Math.min(to, may.to) };
      if (range.to <= range.from) return [];
      const wanted = { ...asked.wanted, ...range, stepMin: asked.rules.stepMin, limit: ask.limit };
      const span = { start: range.from - DAY_MS, end: range.to + 2 * DAY_MS };
      const taken = stores.occupations.takenIn(ask.businessId, span, now().getTime(), ask.holder);
      return freeTimes(asked.shop, wanted, taken).map(toSlot);
    },
  };
}

export function toSlot({ start, end, staffId, resourceIds }: FreeTime): Slot {
  return { start: toIso(start), end: toIso(end), staffId, resourceIds };
}

function addOnOf(service: Service, id: string): AddOn {
  const addOn = service.addOns.find((one) => one.id === id);
  if (!addOn) throw refused('not_found', tell('desk_no_such_add_on'));
  return addOn;
}

/** Who can do it; with somebody named, them alone. */
function ableStaff(staff: readonly StaffMember[], { staffIds }: Service, named: string | null): StaffMember[] {
  const able = staff.filter(({ id, active }) => active && (staffIds.length === 0 || staffIds.includes(id)));
  if (named === null) return able;
  const one = able.filter(({ id }) => id === named);
  if (one.length === 0) throw refused('not_found', tell('desk_no_such_staff'));
  return one;
}
