import type { Service, Slot, StaffMember } from '#contract/front-desk.ts';
import type { Availability, Booking, DeskBook } from '../domain/front-desk/ports.ts';
import { sayDay, sayTime, sayWhen } from '../domain/front-desk/spoken/say.ts';
import { settleMoment, settleStretch, type Unclear } from '../domain/front-desk/spoken/settle.ts';
import type { TimeSpan } from '../domain/front-desk/spoken/spans.ts';
import { meant } from '../domain/front-desk/tools/wording.ts';
import { openingAt } from '../domain/opening-hours.ts';
import { listed } from '../domain/phrase-book.ts';
import { dayIn, shopClock } from '../domain/told-date.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import { done, no } from './desk-tool-answer.ts';
import type { ToolAnswer } from './tool-desk.ts';

const MOST = 3;
const APART_MS = 3_600_000;
const DAY_MS = 86_400_000;

type Deps = { desk: DeskBook; availability: Availability; booking: Booking };
export type DeskToolsTimes = ReturnType<typeof createDeskToolsTimes>;

/** Free times: found, held for the call they are offered on, and said. */
export function createDeskToolsTimes({ desk, availability, booking }: Deps) {
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

  type Look = { from: string; to: string; times: TimeSpan[] | null };

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

  function saidTimes(one: DeskToolCase, slots: readonly Slot[]): string {
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

  function shown(one: DeskToolCase, slots: readonly Slot[]) {
    const names = new Map(desk.staff(one.business.id).map(({ id, name }) => [id, name]));
    return slots.map(({ start, end, staffId }) => ({
      ...{ startTime: start, endTime: end, employeeId: staffId, employeeName: names.get(staffId) ?? null },
      spoken: sayWhen(start, one.now, one.business.zone, one.language),
    }));
  }

  return {
    staffOf,
    addOnIds,
    free(one: DeskToolCase, service: Service): ToolAnswer {
      if (staffOf(one) === 'nobody') return no(one.says.noSuchStaff, 'EMPLOYEE_NOT_FOUND');
      const look = settleStretch({
        wording: one.input.when,
        now: one.now,
        zone: one.business.zone,
        language: one.language,
      });
      if ('unclear' in look) return unclear(one, look.unclear);
      const slots = offers(one, service, look);
      const data = {
        service: { id: service.id, name: service.name },
        date: look.days?.from ?? null,
        slots: shown(one, slots),
        timeZone: one.business.zone,
      };
      return done(data, slots.length === 0 ? one.says.noneFree : one.says.free(service.name, saidTimes(one, slots)));
    },
    /** The moment that was said, or the answer that asks for it. */
    moment(one: DeskToolCase): { at: string } | { ask: ToolAnswer } {
      const { business, input, now, language } = one;
      const isOpenAt = (at: string): boolean =>
        openingAt(business.hours, desk.closedDays(business.id), business.zone, at).open !== false;
      const settled = settleMoment({ wording: input.when, now, zone: business.zone, language }, isOpenAt);
      return 'at' in settled ? settled : { ask: unclear(one, settled.unclear) };
    },
    /** What is free on the day of a time that is not. */
    instead(one: DeskToolCase, service: Service, at: string): ToolAnswer {
      const from = new Date(Math.max(Date.parse(at) - DAY_MS / 4, Date.parse(one.now))).toISOString();
      const slots = offers(one, service, { from, to: new Date(Date.parse(at) + DAY_MS).toISOString(), times: null });
      return no(slots.length === 0 ? one.says.taken : one.says.takenInstead(saidTimes(one, slots)), 'SLOT_UNAVAILABLE');
    },
  };
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

/** The question that settles what was not clear. Nothing of it is ever guessed. */
function unclear(one: DeskToolCase, { why, days, moments }: Unclear): ToolAnswer {
  const { says, now, business, language } = one;
  const today = dayIn(business.zone, now);
  const code = 'CLARIFICATION_REQUIRED';
  if (why === 'past') return no(says.past, 'PAST_TIME');
  if (why === 'which_day' && days.length > 1)
    return no(
      says.whichDay(
        listed(
          days.map((day) => sayDay(day, today, language)),
          says.or,
        ),
      ),
      code,
    );
  if (why === 'which_time' && moments.length > 1)
    return no(
      says.whichTime(
        listed(
          moments.map((at) => sayTime(at, business.zone, language)),
          says.or,
        ),
      ),
      code,
    );
  if (why === 'no_time' || why === 'which_time' || why === 'skipped_hour') return no(says.sayTime, code);
  return no(says.sayDay, code);
}
