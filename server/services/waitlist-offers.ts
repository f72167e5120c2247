import { AppError } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Slot } from '#contract/front-desk.ts';
import { dayStart } from '../domain/day-bounds.ts';
import {
  nextInLine,
  offered,
  OFFER_MS,
  putOff,
  toWaitlistEntry,
  type WaitingRecord,
} from '../domain/front-desk/waitlist.ts';
import { dayIn } from '../domain/told-date.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { createSlotHolds } from './slot-holds.ts';
import type { SlotSearch } from './slot-search.ts';

type Deps = { stores: Stores; search: SlotSearch; bus: Bus<AppEvents>; now: () => Date };
/** A time that was somebody's, as ISO instants. */
export type Freed = { businessId: string; start: string; end: string };

/** Finds whom a free time is offered to, and keeps it for them. */
export function createWaitlistOffers({ stores, search, bus, now }: Deps) {
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

  function waitingIn(businessId: string): WaitingRecord[] {
    return stores.waitlist.of(businessId, dayIn(search.shopTime(businessId).zone, now().toISOString()));
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

  /** False where somebody else was quicker. */
  function keep(entry: WaitingRecord, slot: Slot, forMs: number): boolean {
    const { businessId, serviceId } = entry;
    return hold({ businessId, serviceId, addOnIds: [], holder: holderOf(entry), slots: [slot], forMs }).length === 1;
  }

  function announce(entry: WaitingRecord): void {
    stores.transact(() => stores.waitlist.save(entry));
    bus.publish('waitlist.changed', toWaitlistEntry(entry));
  }

  /** Null where somebody else was quicker. */
  function offer(entry: WaitingRecord, slot: Slot): WaitingRecord | null {
    if (!keep(entry, slot, OFFER_MS)) return null;
    const asked = offered(entry, slot, now());
    announce(asked);
    return asked;
  }

  return {
    offer,
    waitingIn,
    /** To whoever is next in line for it; nobody's where none is. */
    offerFreed(freed: Freed): void {
      const next = nextInLine(waitingIn(freed.businessId), (entry) => slotFor(entry, freed));
      if (next) offer(next.entry, next.slot);
    },
    /** Keeps an offer over the hours in which they cannot be told (until `tellableMs`); null where that is too late. */
    putOff(entry: WaitingRecord, tellableMs: number): WaitingRecord | null {
      const later = putOff(entry, tellableMs);
      if (!later?.offer || !keep(later, later.offer.slot, Date.parse(later.offer.until) - now().getTime())) return null;
      announce(later);
      return later;
    },
  };
}

export function holderOf({ id }: Pick<WaitingRecord, 'id'>): string {
  return `waitlist:${id}`;
}
