import type { Appointment } from '#contract/front-desk.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { timeAt, type FreeTime } from '../domain/front-desk/availability.ts';
import { onTheClock } from '../domain/front-desk/free-starts.ts';
import { resourcesOnMove } from '../domain/front-desk/other-resource.ts';
import type { BookAsk, Booking, DeskBook, MoveAsk } from '../domain/front-desk/ports.ts';
import { type AppointmentRecord, type Booked } from '../domain/front-desk/records.ts';
import { createWallClock } from '../domain/wall-clock.ts';
import { newId } from '../platform/ids.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { toBooked, type BookingRecords } from './booking-records.ts';
import type { BusinessBook } from './business-book.ts';
import { createSlotHolds } from './slot-holds.ts';
import type { Found, SlotSearch } from './slot-search.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Deps = {
  stores: Stores;
  book: BusinessBook;
  desk: DeskBook;
  search: SlotSearch;
  records: BookingRecords;
  bus: Bus<AppEvents>;
  now: () => Date;
};
type Place = { businessId: string; start: string; holder: string | null; anyway?: boolean };

/** Books, moves and cancels: each in one transaction, in which the database has the last word on who is taken. */
export function createBookingDesk(deps: Deps): Booking {
  const { stores, book, search, records, bus, now } = deps;
  const holds = createSlotHolds(deps);
  const placing = createPlacing(deps);

  /** One transaction, or the answer of the one that was made under the same key before. */
  function once(key: string | null, deed: unknown, work: () => Appointment): Appointment {
    const outcome = stores.transact(() => {
      const before = records.done(key, deed);
      if (before) return { appointment: before, isNew: false };
      stores.occupations.removeHoldsOver(now().getTime());
      const appointment = work();
      records.note(key, deed, appointment, now().toISOString());
      return { appointment, isNew: true };
    });
    if (outcome.isNew) bus.publish('appointment.changed', outcome.appointment);
    return outcome.appointment;
  }

  function booked(ask: BookAsk): Appointment {
    const found = search.found(ask);
    placing.refuseUntimely(found, ask);
    const free = placing.freeAt(found, ask, holds.heldWith(ask));
    if (ask.holder !== null) stores.occupations.removeHoldsOf(ask.holder);
    const id = newId();
    const { businessId, serviceId, note, by } = ask;
    const at = now().toISOString();
    const record: AppointmentRecord = {
      ...{ id, businessId, serviceId, note, staffId: free.staffId, startMs: free.start, endMs: free.end },
      ...records.keptFor(id, businessId, book.tenant(businessId).business.region, ask.who),
      ...{ callerName: null, status: 'scheduled', createdAt: at, callId: ask.callId ?? null },
      booked: toBooked(found.service, found.addOns, free, placing.nameOf(businessId, free.staffId)),
    };
    return records.place(record, { at, by, what: 'booked', reason: null });
  }

  function moved(ask: MoveAsk): Appointment {
    const record = records.get(ask.id);
    placing.refuseLate(record, ask.by);
    stores.occupations.free(record.id);
    const { free, booked: kept } = placing.elsewhere(record, ask);
    if (ask.holder !== null) stores.occupations.removeHoldsOf(ask.holder);
    const { resourceIds, staffId } = free;
    const staffName = placing.nameOf(record.businessId, staffId);
    return records.place(
      { ...record, staffId, startMs: free.start, endMs: free.end, booked: { ...kept, resourceIds, staffName } },
      { at: now().toISOString(), by: ask.by, what: 'moved', reason: null },
    );
  }

  return {
    hold: holds.hold,
    book: (ask) => once(ask.key, ['book', deedOf(ask)], () => booked(ask)),
    move: (ask) => once(ask.key, ['move', { ...ask, key: null, holder: null }], () => moved(ask)),
    cancel: ({ id, by, reason, key }) =>
      once(key, ['cancel', id, by], () => {
        const record = records.get(id);
        placing.refuseLate(record, by);
        const happening = { at: now().toISOString(), by, what: 'cancelled', reason } as const;
        return records.settle({ ...record, status: 'cancelled' }, happening);
      }),
  };
}

/** What makes two asks one deed. */
function deedOf(ask: BookAsk): Omit<BookAsk, 'callId'> {
  const { callId: _, ...deed } = ask;
  return { ...deed, key: null, holder: null };
}

/** Where an appointment may lie. */
function createPlacing({ stores, book, desk, search, now }: Deps) {
  function takenAround({ businessId, start, holder }: Place) {
    const at = Date.parse(start);
    const span = { start: at - DAY_MS, end: at + 3 * DAY_MS };
    return stores.occupations.takenIn(businessId, span, now().getTime(), holder);
  }

  /** Throws `conflict`. `preferred`: whom it was held with, or who did it so far; somebody else where they cannot. */
  function freeAt({ shop, wanted }: Pick<Found, 'shop' | 'wanted'>, place: Place, preferred: string | null): FreeTime {
    const from = Date.parse(place.start);
    const exact = { ...wanted, from, to: from + 1, stepMin: null };
    const taken = takenAround(place);
    const alone = exact.staff.filter(({ id }) => id === preferred);
    const first = alone.length > 0 ? timeAt(shop, { ...exact, staff: alone }, taken, place.anyway) : 'taken';
    const free = typeof first === 'string' ? timeAt(shop, exact, taken, place.anyway) : first;
    if (typeof free !== 'string') return free;
    throw refused('conflict', tell(free === 'taken' ? 'desk_time_taken' : 'desk_closed_then'));
  }

  /** Only callers are bound to lead time, horizon and the minutes that are offered. */
  function refuseUntimely(found: Found, { start, by }: Pick<BookAsk, 'start' | 'by'>): void {
    if (by === 'staff') return;
    const { service, rules, shop } = found;
    const { from, to } = search.bounds(found);
    const at = Date.parse(start);
    if (at < from) throw refused('conflict', tell('desk_too_soon', { minutes: service.leadMin }));
    if (at >= to) throw refused('conflict', tell('desk_too_far', { days: service.horizonDays }));
    const clock = createWallClock(shop.zone, at - DAY_MS);
    const [offered] = onTheClock([{ start: at, end: at }], rules.stepMin, clock);
    if (offered === undefined) throw refused('conflict', tell('desk_off_the_clock'));
  }

  function refuseLate(record: AppointmentRecord, by: BookAsk['by']): void {
    if (record.status !== 'scheduled') throw refused('conflict', tell('desk_not_scheduled'));
    if (by === 'staff') return;
    const minutes = desk.rules(record.businessId).changeNoticeMin;
    if (record.startMs <= now().getTime()) throw refused('conflict', tell('desk_not_scheduled'));
    if (record.startMs - minutes * MINUTE_MS < now().getTime())
      throw refused('conflict', tell('desk_too_late_to_change', { minutes }));
  }

  /** As long as it was booked for, with the buffers it was booked with; also where the service was removed since. */
  function elsewhere(record: AppointmentRecord, ask: MoveAsk): { free: FreeTime; booked: Booked } {
    const { businessId, serviceId, booked } = record;
    const found = search.foundBooked({ businessId, serviceId, staffId: ask.staffId });
    refuseUntimely(found, ask);
    const { bufferBeforeMin, bufferAfterMin } = booked;
    const service = { ...found.service, bufferBeforeMin, bufferAfterMin };
    const kept = resourcesOnMove({ service, resources: found.wanted.resources }, booked.resourceIds, ask.swap ?? null);
    if (kept === null) throw refused('conflict', tell('desk_resource_unfit'));
    const wanted = { ...found.wanted, ...kept, minutes: (record.endMs - record.startMs) / MINUTE_MS };
    const place = { ...ask, businessId };
    return { free: freeAt({ ...found, wanted }, place, ask.staffId ?? record.staffId), booked };
  }

  const nameOf = (businessId: string, staffId: string): string =>
    desk.staff(businessId).find(({ id }) => id === staffId)?.name ?? book.tenant(businessId).business.name;

  return { freeAt, refuseUntimely, refuseLate, elsewhere, nameOf };
}
