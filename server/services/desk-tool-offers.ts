import type { Service, Slot, StaffMember } from '#contract/front-desk.ts';
import type { Availability, Booking, DeskBook } from '../domain/front-desk/ports.ts';
import { sayDay, sayDayAndTime, sayTime, sayWhen } from '../domain/front-desk/spoken/say.ts';
import type { TimeSpan } from '../domain/front-desk/spoken/spans.ts';
import { toClock } from '../domain/front-desk/spoken/time-rules.ts';
import type { ToolSays } from '../domain/front-desk/tools/tool-says.ts';
import { meant, told } from '../domain/front-desk/tools/wording.ts';
import { listed } from '../domain/phrase-book.ts';
import { dayIn } from '../domain/told-date.ts';
import { createWallClock } from '../domain/wall-clock.ts';
import { no, shownInstant } from './desk-tool-answer.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import type { ToolAnswer } from './tool-desk.ts';

const MOST = 3;
const DAY_MS = 86_400_000;
/** What a model writes where no name was said. */
const ANYBODY =
  /^(?:any|any ?one|any ?body|whoever|someone|no preference|none|egal|irgendwer|jeder|alle|null|undefined|n\/a)$/i;
const APART_MS = 3_600_000;
/** More than enough for a few that lie an hour apart, at whatever step. */
const FIRST_FEW = 400;

/**
 * From when to when (instants), and within which times of the shop's clock. `around`: those that lie nearest to an
 * instant, in place of the earliest.
 */
type Look = { from: string; to: string; times: TimeSpan[] | null; around?: string };
type Deps = { desk: DeskBook; availability: Availability; booking: Booking };

/** Free times as a caller hears of them: a few, held for the call they are offered on. */
export function createDeskToolOffers({ desk, availability, booking }: Deps) {
  /** Null: anybody. `nobody`: none of that name who does it, or several. */
  function staffOf(
    { business, input }: DeskToolCase,
    { staffIds }: Pick<Service, 'staffIds'>,
  ): StaffMember | null | 'nobody' {
    if (input.staff === '' || ANYBODY.test(input.staff)) return null;
    const able = desk.staff(business.id).filter(({ id, active }) => active && isAmong(id, staffIds));
    const found = meant(input.staff, able);
    return found.length === 1 && found[0] ? found[0] : 'nobody';
  }

  /** `ids` of what is wanted with a service, or the answer that says what there is. */
  function addOnsOf(
    { input, says, language }: DeskToolCase,
    { addOns }: Service,
  ): { ids: string[] } | { ask: ToolAnswer } {
    const found = input.addOns.map((said) => meant(said, addOns));
    const ids = found.flatMap(([only, another]) => (only && !another ? only.id : []));
    if (ids.length === found.length) return { ids };
    const ask = addOns.length === 0 ? says.noAddOns : says.canAdd(saidAddOns(addOns, language, says));
    return { ask: no(ask, 'ADD_ON_NOT_FOUND') };
  }

  function offers(one: DeskToolCase, service: Service, addOnIds: readonly string[], look: Look): Slot[] {
    const staff = staffOf(one, service);
    const holder = one.call?.id ?? null;
    const asked = { businessId: one.business.id, serviceId: service.id, addOnIds, holder };
    const staffId = staff === 'nobody' ? null : (staff?.id ?? null);
    // Where certain times of the day are wanted, the first few hundred may all be others.
    const limit = look.times === null ? FIRST_FEW : undefined;
    const slots = availability.slots({ ...asked, staffId, from: look.from, to: look.to, by: 'agent', limit });
    const clock = createWallClock(one.business.zone, Date.parse(look.from) - DAY_MS);
    const chosen = spread(nearest(slots, look.around), ({ start }) =>
      isWithin(toClock(clock.minuteAt(Date.parse(start))), look.times),
    );
    return holder === null || chosen.length === 0 ? chosen : booking.hold({ ...asked, holder, slots: chosen });
  }

  function shown(one: DeskToolCase, slots: readonly Slot[]) {
    const names = new Map(desk.staff(one.business.id).map(({ id, name }) => [id, name]));
    return slots.map(({ start, end, staffId }) => ({
      ...{
        startTime: shownInstant(start),
        endTime: shownInstant(end),
        employeeId: staffId,
        employeeName: names.get(staffId) ?? null,
      },
      spoken: sayWhen(start, one.now, one.business.zone, one.language),
    }));
  }

  return { staffOf, addOnsOf, offers, shown };
}

/** Each add-on with its time and its price. */
export function saidAddOns(addOns: Service['addOns'], language: string, says: ToolSays): string {
  const words = addOns.map(
    ({ name, minutes, price }) => `${name} (${says.minutes(minutes)}, ${told(price, language, says)})`,
  );
  return listed(words, says.and);
}

function isAmong(id: string, ids: readonly string[]): boolean {
  return ids.length === 0 || ids.includes(id);
}

/** Times as words: the day once where it is the same. */
export function saidTimes(one: DeskToolCase, slots: readonly Slot[]): string {
  const { now, business, language, says } = one;
  const { zone } = business;
  const days = [...Map.groupBy(slots, ({ start }) => dayIn(zone, start))].map(([day, ofDay]) => {
    const times = listed(
      ofDay.map(({ start }) => sayTime(start, zone, language)),
      says.or,
    );
    return { day: sayDay(day, dayIn(zone, now), language), times };
  });
  const [only, another] = days;
  if (only && !another) return `${only.day}: ${only.times}`;
  return listed(
    days.map(({ day, times }) => sayDayAndTime(day, times, language)),
    says.or,
  );
}

function nearest(slots: readonly Slot[], around: string | undefined): readonly Slot[] {
  if (around === undefined) return slots;
  const far = ({ start }: Slot): number => Math.abs(Date.parse(start) - Date.parse(around));
  return slots.toSorted((one, other) => far(one) - far(other));
}

/** Three to choose from, an hour apart where there are so many; earliest first. */
function spread(slots: readonly Slot[], isWanted: (slot: Slot) => boolean): Slot[] {
  const chosen: Slot[] = [];
  for (const slot of slots) {
    const isApart = chosen.every(({ start }) => Math.abs(Date.parse(slot.start) - Date.parse(start)) >= APART_MS);
    if (isApart && isWanted(slot)) chosen.push(slot);
    if (chosen.length === MOST) break;
  }
  return chosen.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
}

function isWithin(time: string, times: readonly TimeSpan[] | null): boolean {
  return times === null || times.some(({ from, to }) => time >= from && (time < to || (from === to && time === from)));
}
