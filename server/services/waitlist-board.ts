import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';
import type { Slot } from '#contract/front-desk.ts';
import type { Waiting } from '#contract/waiting.ts';
import { dayStart } from '../domain/day-bounds.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import { firstSuiting, toWaitlistEntry, type WaitingRecord } from '../domain/front-desk/waitlist.ts';
import { dayIn } from '../domain/told-date.ts';
import type { Stores } from '../store/open-stores.ts';
import type { SlotSearch } from './slot-search.ts';
import { told } from './text-desk.ts';
import { offerOccasion } from './text-planner.ts';

type Deps = { stores: Stores; desk: Pick<DeskBook, 'staff'>; search: SlotSearch; now: () => Date };

/** Nobody looks through more of those who wait no more. */
const PAST_SHOWN = 20;
/** So far ahead is looked for a free time: who waits for one later than that is offered it when it is freed. */
const LOOK_DAYS = 60;
const STEP_DAYS = 10;

export type WaitlistBoard = ReturnType<typeof createWaitlistBoard>;

/** The waiting list as the owner sees it. Reads only. */
export function createWaitlistBoard(deps: Deps) {
  const { stores, search, now } = deps;
  const shown = createShowing(deps);
  const freeTimes = createLook(deps);

  const todayOf = (business: string): string => dayIn(search.shopTime(business).zone, now().toISOString());

  return {
    async list({ business }: ParsedInput<'waitlist.list'>): Promise<CommandOutput<'waitlist.list'>> {
      const waiting = stores.waitlist.of(business, todayOf(business));
      const look = freeTimes(business);
      const entries: Waiting[] = [];
      for (const entry of waiting)
        entries.push(shown(entry, entry.state === 'waiting' ? await look(entry) : undefined));
      return { entries };
    },
    past: ({ business }: ParsedInput<'waitlist.past'>): CommandOutput<'waitlist.past'> => ({
      entries: stores.waitlist.past(business, todayOf(business), PAST_SHOWN).map((entry) => shown(entry)),
    }),
  };
}

function createShowing({ stores, desk }: Deps) {
  /** Of somebody who has left too. */
  function memberName(businessId: string, id: string): string {
    const member = desk.staff(businessId).find((one) => one.id === id) ?? stores.deskBook.member(id);
    return member?.name ?? '';
  }

  function textOf(entry: WaitingRecord): Waiting['told'] {
    const row = entry.offer && stores.texts.ofOccasion(offerOccasion(toWaitlistEntry(entry)));
    return row ? { state: row.state, problem: told(row) } : null;
  }

  return function shown(entry: WaitingRecord, free?: Slot): Waiting {
    const { businessId, personId, serviceId, staffId, offer, state, passed } = entry;
    const caller = stores.people.summary(personId);
    const last = passed.at(-1);
    return {
      ...toWaitlistEntry(entry),
      callerName: caller?.name ?? null,
      maskedNumbers: caller?.maskedNumbers ?? [],
      serviceName: stores.deskBook.service(serviceId)?.name ?? '',
      staffName: staffId === null ? null : memberName(businessId, staffId),
      offeredWith: offer && memberName(businessId, offer.slot.staffId),
      told: textOf(entry),
      free: free === undefined ? null : { ...free, staffName: memberName(businessId, free.staffId) },
      took: state === 'booked' && last !== undefined ? new Date(last).toISOString() : null,
    };
  };
}

type Seen = { slots: Slot[]; days: number };

/**
 * Finds free times for those who wait: a few days at a time, until one suits, and once for all who want the same from
 * the same day on. Gives way in between: each look may take as long as a ringing phone may wait.
 */
function createLook({ search, now }: Deps) {
  return (businessId: string) => {
    const { zone } = search.shopTime(businessId);
    const at = now().toISOString();
    const today = dayIn(zone, at);
    const seen = new Map<string, Seen>();

    function more({ serviceId, staffId }: WaitingRecord, first: string, days: number): Slot[] {
      const [from, to] = [later(dayStart(first, zone, days), at), dayStart(first, zone, days + STEP_DAYS)];
      try {
        return search.slots({ businessId, serviceId, staffId, addOnIds: [], from, to, holder: null, by: 'staff' });
      } catch (error) {
        // Its service or its member of staff was removed since.
        if (error instanceof AppError) return [];
        throw error;
      }
    }

    return async (entry: WaitingRecord): Promise<Slot | undefined> => {
      const first = later(entry.fromDay, today);
      const wished = { from: dayStart(entry.fromDay, zone), to: dayStart(entry.toDay, zone, 1) };
      const key = [entry.serviceId, entry.staffId, first].join(' ');
      const known = seen.get(key) ?? { slots: [], days: 0 };
      seen.set(key, known);
      for (;;) {
        const slot = firstSuiting(entry, known.slots, wished);
        if (slot || known.days >= LOOK_DAYS || dayStart(first, zone, known.days) >= wished.to) return slot;
        known.slots.push(...more(entry, first, known.days));
        known.days += STEP_DAYS;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
