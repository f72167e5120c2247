import type { Service, Slot, StaffMember } from '#contract/front-desk.ts';
import type { Availability, Booking, DeskBook } from '../domain/front-desk/ports.ts';
import { sayDay, sayTime, sayWhen } from '../domain/front-desk/spoken/say.ts';
import type { TimeSpan } from '../domain/front-desk/spoken/spans.ts';
import { meant } from '../domain/front-desk/tools/wording.ts';
import { listed } from '../domain/phrase-book.ts';
import { dayIn, shopClock } from '../domain/told-date.ts';
import type { DeskToolCase } from './desk-tool-case.ts';

const MOST = 3;
const APART_MS = 3_600_000;

/** From when to when (instants), and within which times of the shop's clock. */
type Look = { from: string; to: string; times: TimeSpan[] | null };
type Deps = { desk: DeskBook; availability: Availability; booking: Booking };

/** Free times as a caller hears of them: a few, held for the call they are offered on. */
export function createDeskToolOffers({ desk, availability, booking }: Deps) {
  /** Null: anybody. */
  function staffOf({ business, input }: DeskToolCase): StaffMember | null | 'nobody' {
    if (input.staff === '' || /^(?:any|anyone|anybody|egal|null|undefined)$/i.test(input.staff)) return null;
    const found = meant(
      input.staff,
      desk.staff(business.id).filter((one) => one.active),
    );
    return found.length === 1 && found[0] ? found[0] : 'nobody';
  }

  function addOnIds({ input }: DeskToolCase, service: Service): string[] {
    return input.addOns.flatMap((said) =>
      meant(said, service.addOns)
        .slice(0, 1)
        .map(({ id }) => id),
    );
  }

  function offers(one: DeskToolCase, service: Service, look: Look): Slot[] {
    const staff = staffOf(one);
    const holder = one.call?.id ?? null;
    const asked = { businessId: one.business.id, serviceId: service.id, addOnIds: addOnIds(one, service), holder };
    const staffId = staff === 'nobody' ? null : (staff?.id ?? null);
    const slots = availability.slots({ ...asked, staffId, from: look.from, to: look.to, by: 'agent', limit: 400 });
    const wanted = slots.filter(({ start }) => isWithin(shopClock(one.business.zone, start, start), look.times));
    const chosen = spread(wanted);
    return holder === null || chosen.length === 0 ? chosen : booking.hold({ ...asked, holder, slots: chosen });
  }

  function shown(one: DeskToolCase, slots: readonly Slot[]) {
    const names = new Map(desk.staff(one.business.id).map(({ id, name }) => [id, name]));
    return slots.map(({ start, end, staffId }) => ({
      ...{ startTime: start, endTime: end, employeeId: staffId, employeeName: names.get(staffId) ?? null },
      spoken: sayWhen(start, one.now, one.business.zone, one.language),
    }));
  }

  return { staffOf, addOnIds, offers, shown };
}

/** Times as words: the day once where it is the same. */
export function saidTimes(one: DeskToolCase, slots: readonly Slot[]): string {
  const { now, business, language, says } = one;
  const days = new Set(slots.map(({ start }) => dayIn(business.zone, start)));
  const [day] = days;
  if (days.size !== 1 || day === undefined)
    return listed(
      slots.map(({ start }) => sayWhen(start, now, business.zone, language)),
      says.or,
    );
  const times = listed(
    slots.map(({ start }) => sayTime(start, business.zone, language)),
    says.or,
  );
  return `${sayDay(day, dayIn(business.zone, now), language)}: ${times}`;
}

/** Three to choose from, an hour apart where there are so many. */
function spread(slots: readonly Slot[]): Slot[] {
  const chosen: Slot[] = [];
  for (const slot of slots) {
    const last = chosen[chosen.length - 1];
    if (chosen.length < MOST && (!last || Date.parse(slot.start) - Date.parse(last.start) >= APART_MS))
      chosen.push(slot);
  }
  return chosen;
}

function isWithin(time: string, times: readonly TimeSpan[] | null): boolean {
  return times === null || times.some(({ from, to }) => time >= from && (time < to || (from === to && time === from)));
}
