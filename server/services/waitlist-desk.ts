import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { Appointment, BookedBy, Slot, WaitlistEntry } from '#contract/front-desk.ts';
import { AppError, refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { dayStart } from '../domain/day-bounds.ts';
import type { Booking } from '../domain/front-desk/ports.ts';
import {
  ended,
  isOver,
  nextInLine,
  offered,
  OFFER_MS,
  passedOver,
  toWaitlistEntry,
  type WaitingRecord,
} from '../domain/front-desk/waitlist.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import { createSlotHolds } from './slot-holds.ts';
import type { SlotSearch } from './slot-search.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  booking: Booking;
  search: SlotSearch;
  bus: Bus<AppEvents>;
  now: () => Date;
};
type Freed = { businessId: string; start: string; end: string };

export type WaitlistDesk = ReturnType<typeof createWaitlistDesk>;

/** Offers a freed time to one caller at a time. What is sent to them is told by `waitlist.changed`. */
export function createWaitlistDesk(deps: Deps) {
  const { stores, book, booking, search, now } = deps;
  const offer = createOffering(deps);
  const { find, save } = createWaitlistRows(deps);

  /** What was kept for them is the next one's. */
  function letGo(entry: WaitingRecord, next: WaitingRecord): WaitlistEntry {
    const saved = save(next);
    if (entry.offer) offer({ ...entry.offer.slot, businessId: entry.businessId });
    return saved;
  }

  function accept(entry: WaitingRecord, { start, staffId }: Slot): Appointment {
    const { businessId, serviceId, personId } = entry;
    return booking.book({
      ...{ businessId, serviceId, staffId, start, addOnIds: [], holder: holderOf(entry) },
      ...{ who: { callerId: personId, name: null, contact: null }, note: null, by: 'staff' },
      key: `${holderOf(entry)}:${start}`,
    });
  }

  return {
    list: ({ business }: ParsedInput<'waitlist.list'>): CommandOutput<'waitlist.list'> => ({
      entries: stores.waitlist.of(business).map(toWaitlistEntry),
    }),
    add(
      { business, callerId, from, to, ...given }: ParsedInput<'waitlist.add'>,
      by: BookedBy = 'staff',
    ): WaitlistEntry {
      search.found({ ...given, businessId: business, addOnIds: [] });
      if (stores.people.businessOf(callerId) !== business)
        throw refused('conflict', tell('desk_caller_of_another_business'));
      if (to < from) throw refused('invalid_input', tell('desk_closure_ends_first'));
      return save({
        ...{ ...given, id: newId(), businessId: business, personId: callerId, fromDay: from, toDay: to },
        ...{ state: 'waiting', offer: null, passed: [], askedBy: by, createdAt: now().toISOString() },
      });
    },
    remove({ id }: ParsedInput<'waitlist.remove'>): Record<string, never> {
      const entry = find(id);
      letGo(entry, ended(entry, 'removed'));
      return {};
    },
    answer({ id, accept: isTaken }: ParsedInput<'waitlist.answer'>): CommandOutput<'waitlist.answer'> {
      const entry = find(id);
      if (entry.offer === null || isOver(entry, now())) throw refused('conflict', tell('desk_offer_over'));
      if (!isTaken) return { entry: letGo(entry, ended(entry, 'declined')), appointment: null };
      const appointment = accept(entry, entry.offer.slot);
      return { entry: save(ended(entry, 'booked')), appointment };
    },
    /** A time that was somebody's is nobody's any more. */
    freed: offer,
    /** Goes on to the next one where an offer ran out. */
    look(): void {
      const waiting = book.all().flatMap(({ business }) => stores.waitlist.of(business.id));
      for (const entry of waiting) if (isOver(entry, now())) letGo(entry, passedOver(entry));
    },
  };
}

function createWaitlistRows({ stores, bus }: Deps) {
  return {
    find(this: void, id: string): WaitingRecord {
      const found = stores.waitlist.find(id);
      if (!found) throw refused('not_found', tell('desk_no_such_entry'));
      return found;
    },
    save(this: void, record: WaitingRecord): WaitlistEntry {
      stores.transact(() => {
        stores.waitlist.save(record);
        stores.occupations.removeHoldsOf(holderOf(record));
      });
      const entry = toWaitlistEntry(record);
      bus.publish('waitlist.changed', entry);
      return entry;
    },
  };
}

function createOffering({ stores, search, bus, now }: Deps) {
  const { hold } = createSlotHolds({ stores, search, now });

  function slotFor(entry: WaitingRecord, { businessId, start, end }: Freed): Slot | undefined {
    const { serviceId, staffId, fromDay, toDay } = entry;
    if (!isStillOffered(entry)) return undefined;
    const { zone } = search.shopTime(businessId);
    const from = [start, dayStart(fromDay, zone), now().toISOString()].toSorted().at(-1) ?? start;
    const to = [end, dayStart(toDay, zone, 1)].toSorted()[0] ?? end;
    if (from >= to) return undefined;
    const ask = { businessId, serviceId, staffId, addOnIds: [], from, to, by: 'staff' as const };
    return search.slots({ ...ask, holder: holderOf(entry), limit: 1 })[0];
  }

  /** What was removed from the desk since somebody began to wait for it. */
  function isStillOffered({ businessId, serviceId, staffId }: WaitingRecord): boolean {
    try {
      search.found({ businessId, serviceId, staffId, addOnIds: [] });
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  return (freed: Freed): void => {
    const next = nextInLine(stores.waitlist.of(freed.businessId), (entry) => slotFor(entry, freed));
    if (!next) return;
    const { entry, slot } = next;
    const { businessId, serviceId } = entry;
    const holder = holderOf(entry);
    const [held] = hold({ businessId, serviceId, addOnIds: [], holder, slots: [slot], forMs: OFFER_MS });
    if (!held) return;
    const asked = offered(entry, held, now());
    stores.transact(() => stores.waitlist.save(asked));
    bus.publish('waitlist.changed', toWaitlistEntry(asked));
  };
}

function holderOf({ id }: Pick<WaitingRecord, 'id'>): string {
  return `waitlist:${id}`;
}
