import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Appointment, BookedBy, WaitlistEntry } from '#contract/front-desk.ts';
import { tell } from '#contract/told.ts';
import type { Booking } from '../domain/front-desk/ports.ts';
import { ended, isOver, passedOver, took, toWaitlistEntry, type WaitingRecord } from '../domain/front-desk/waitlist.ts';
import type { Bus } from '../platform/bus.ts';
import { newId } from '../platform/ids.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { SlotSearch } from './slot-search.ts';
import { createWaitlistOffers, holderOf, type Freed } from './waitlist-offers.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  booking: Booking;
  search: SlotSearch;
  bus: Bus<AppEvents>;
  now: () => Date;
};

type WantedTime = ParsedInput<'waitlist.offer'>['slot'];

export type WaitlistDesk = ReturnType<typeof createWaitlistDesk>;

/** Offers a freed time to one caller at a time. What is sent to them is told by `waitlist.changed`. */
export function createWaitlistDesk(deps: Deps) {
  const { book, now } = deps;
  const refuseBad = createRefusing(deps);
  const offers = createWaitlistOffers(deps);
  const { find, save } = createWaitlistRows(deps);
  const accept = createAccepting(deps);
  const offerByHand = createOfferingByHand(deps);

  /** What was kept for them is the next one's. */
  function letGo(entry: WaitingRecord, next: WaitingRecord): WaitlistEntry {
    const saved = save(next);
    if (entry.offer) offers.offerFreed({ ...entry.offer.slot, businessId: entry.businessId });
    return saved;
  }

  return {
    /** Who waits for a day that is not over, longest first. */
    entries: (business: string): WaitlistEntry[] => offers.waitingIn(business).map(toWaitlistEntry),
    add(
      { business, callerId, from, to, ...given }: ParsedInput<'waitlist.add'>,
      by: BookedBy = 'staff',
    ): WaitlistEntry {
      refuseBad({ business, callerId, from, to, ...given });
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
    offer: ({ id, slot }: ParsedInput<'waitlist.offer'>): WaitlistEntry =>
      toWaitlistEntry(offerByHand(find(id), slot, offers.offer)),
    takeBack({ id }: ParsedInput<'waitlist.take-back'>): WaitlistEntry {
      const entry = find(id);
      if (entry.offer === null) throw refused('conflict', tell('desk_offer_over'));
      return letGo(entry, passedOver(entry));
    },
    book: createBookingAtOnce({ find, save, accept }),
    answer({ id, accept: isTaken }: ParsedInput<'waitlist.answer'>): CommandOutput<'waitlist.answer'> {
      const entry = find(id);
      if (entry.offer === null || isOver(entry, now())) throw refused('conflict', tell('desk_offer_over'));
      if (!isTaken) return { entry: letGo(entry, ended(entry, 'declined')), appointment: null };
      const appointment = accept(entry, entry.offer.slot);
      return { entry: save(ended(entry, 'booked')), appointment };
    },
    /** A time that was somebody's is nobody's any more. */
    freed: (time: Freed): void => offers.offerFreed(time),
    /**
     * They cannot be told before a moment (epoch milliseconds): the time is kept for them until half an hour after it.
     * Null where it begins before, or the offer is over; it is the next one's then.
     */
    putOff(id: string, tellableMs: number): { untilMs: number } | null {
      const entry = find(id);
      if (entry.offer === null) return null;
      const until = offers.putOff(entry, tellableMs)?.offer?.until;
      if (until === undefined) letGo(entry, passedOver(entry));
      return until === undefined ? null : { untilMs: Date.parse(until) };
    },
    /** Goes on to the next one where an offer ran out. */
    look(): void {
      const waiting = book.all().flatMap(({ business }) => offers.waitingIn(business.id));
      for (const entry of waiting) if (isOver(entry, now())) letGo(entry, passedOver(entry));
    },
  };
}

function createRefusing({ stores, search }: Deps) {
  /** Throws `not_found`, `conflict` and `invalid_input`. */
  return function refuseBad({ business, callerId, from, to, ...given }: ParsedInput<'waitlist.add'>): void {
    search.found({ ...given, businessId: business, addOnIds: [] });
    if (stores.people.businessOf(callerId) !== business)
      throw refused('conflict', tell('desk_caller_of_another_business'));
    if (to < from) throw refused('invalid_input', tell('waitlist_ends_first'));
  };
}

type AtOnce = Pick<ReturnType<typeof createWaitlistRows>, 'find' | 'save'> & {
  accept: ReturnType<typeof createAccepting>;
};

/** For whoever was called and wants it. */
function createBookingAtOnce({ find, save, accept }: AtOnce) {
  return function book({ id, slot }: ParsedInput<'waitlist.book'>): CommandOutput<'waitlist.book'> {
    const entry = find(id);
    refuseUnlessWaiting(entry);
    const appointment = accept(entry, slot);
    return { entry: save(took(entry, appointment.start)), appointment };
  };
}

function createAccepting({ booking }: Deps) {
  return function accept(entry: WaitingRecord, { start, staffId }: WantedTime): Appointment {
    const { businessId, serviceId, personId } = entry;
    return booking.book({
      ...{ businessId, serviceId, start, staffId: staffId ?? entry.staffId, addOnIds: [] },
      ...{ holder: holderOf(entry), who: { callerId: personId, name: null, contact: null }, note: null, by: 'staff' },
      key: `${holderOf(entry)}:${start}`,
    });
  };
}

function refuseUnlessWaiting({ state }: WaitingRecord): void {
  if (state === 'waiting') return;
  throw refused('conflict', tell(state === 'offered' ? 'waitlist_asked_already' : 'waitlist_over'));
}

function createOfferingByHand({ search }: Deps) {
  type Offer = ReturnType<typeof createWaitlistOffers>['offer'];
  return function offerByHand(entry: WaitingRecord, wanted: WantedTime, offer: Offer) {
    if (!entry.consented) throw refused('conflict', tell('waitlist_not_agreed'));
    refuseUnlessWaiting(entry);
    const { businessId, serviceId } = entry;
    const ask = { businessId, serviceId, staffId: wanted.staffId ?? entry.staffId, addOnIds: [], by: 'staff' as const };
    const to = new Date(Date.parse(wanted.start) + 1).toISOString();
    const [slot] = search.slots({ ...ask, from: wanted.start, to, holder: holderOf(entry), limit: 1 });
    const asked = slot ? offer(entry, slot) : null;
    if (asked === null) throw refused('conflict', tell('desk_time_taken'));
    return asked;
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
