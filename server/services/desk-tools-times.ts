import { Temporal } from 'temporal-polyfill';

import type { Service, Slot } from '#contract/front-desk.ts';
import type { Availability, Booking, DeskBook } from '../domain/front-desk/ports.ts';
import { momentsOf, sayDay, sayTime } from '../domain/front-desk/spoken/say.ts';
import { settleMoment, settleStretch, type Stretch, type Unclear } from '../domain/front-desk/spoken/settle.ts';
import { openingAt } from '../domain/opening-hours.ts';
import { listed } from '../domain/phrase-book.ts';
import { dayIn } from '../domain/told-date.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import { done, no } from './desk-tool-answer.ts';
import { createDeskToolOffers, saidTimes } from './desk-tool-offers.ts';
import type { ToolAnswer } from './tool-desk.ts';

const DAY_MS = 86_400_000;
/** How far to look where nothing is free around a wanted time. */
const SOON_MS = 21 * DAY_MS;

/** What other times are looked for. */
export type Wished = { service: Service; addOnIds: readonly string[] };
/** Why a caller cannot have a time, as one of the sentences that say so. */
export type WhyNot = 'taken' | 'notOpenThen' | 'tooSoon' | 'tooFar';

type Deps = { desk: DeskBook; availability: Availability; booking: Booking };

/** Free times: found, held for the call they are offered on, and said. */
export function createDeskToolsTimes({ desk, ...deps }: Deps) {
  const { staffOf, addOnsOf, offers, shown } = createDeskToolOffers({ desk, ...deps });

  const isOpen =
    ({ business: { id, hours, zone } }: DeskToolCase) =>
    (at: string): boolean =>
      openingAt(hours, desk.closedDays(id), zone, at).open !== false;

  /** What lies nearest on that very day, where one moment was asked for within the hours. */
  function nearTo(one: DeskToolCase, { service, addOnIds }: Wished, look: Stretch): Slot[] {
    const around = momentIn(look, one.business.zone);
    if (around === null || !isOpen(one)(around)) return [];
    return offers(one, service, addOnIds, { from: look.from, to: look.to, times: null, around });
  }

  return {
    staffOf,
    addOnsOf,
    free(one: DeskToolCase, service: Service): ToolAnswer {
      if (staffOf(one, service) === 'nobody') return no(one.says.noSuchStaff, 'EMPLOYEE_NOT_FOUND');
      const wanted = addOnsOf(one, service);
      if ('ask' in wanted) return wanted.ask;
      const { business, now, language } = one;
      const look = settleStretch({ wording: one.input.when, now, zone: business.zone, language }, isOpen(one));
      if ('unclear' in look) return unclear(one, look.unclear);
      const slots = offers(one, service, wanted.ids, look);
      const data = {
        service: { id: service.id, name: service.name },
        date: look.days?.from ?? null,
        slots: shown(one, slots),
        timeZone: business.zone,
      };
      if (slots.length > 0) return done(data, one.says.free(service.name, saidTimes(one, slots)));
      if (isTooFar(one, service, look.days)) return done(data, one.says.tooFar);
      const near = nearTo(one, { service, addOnIds: wanted.ids }, look);
      if (near.length === 0) return done(data, one.says.noneFree);
      return done({ ...data, slots: shown(one, near) }, `${one.says.taken} ${one.says.instead(saidTimes(one, near))}`);
    },
    /** The moment that was said, or the answer that asks for it. */
    moment(one: DeskToolCase): { at: string } | { ask: ToolAnswer } {
      const { business, input, now, language } = one;
      const isOpenAt = isOpen(one);
      const settled = settleMoment({ wording: input.when, now, zone: business.zone, language }, isOpenAt);
      if ('at' in settled) return settled;
      // Whichever is meant, the shop is closed then: that is the answer, and not another question.
      const [first] = settled.unclear.moments;
      return first !== undefined && !settled.unclear.moments.some(isOpenAt)
        ? { at: first }
        : { ask: unclear(one, settled.unclear) };
    },
    /** Why a time cannot be had, and what is free around it, or soonest after it. */
    instead(one: DeskToolCase, { service, addOnIds }: Wished, at: string, why: WhyNot): ToolAnswer {
      const reason = one.says[why];
      const day = {
        from: later(one.now, at, -DAY_MS / 4),
        to: later(one.now, at, 1.5 * DAY_MS),
        times: null,
        around: at,
      };
      const soon = { ...day, to: later(one.now, at, SOON_MS) };
      const near = why === 'tooFar' ? [] : offers(one, service, addOnIds, day);
      const slots = near.length > 0 || why === 'tooFar' ? near : offers(one, service, addOnIds, soon);
      const more = slots.length === 0 ? [] : [one.says.instead(saidTimes(one, slots))];
      return no([reason, ...more].join(' '), 'SLOT_UNAVAILABLE');
    },
  };
}

/** The one moment of one day that was asked for; null where it was a stretch, or may be several. */
function momentIn({ days, times }: Stretch, zone: string): string | null {
  const [wanted, another] = times ?? [];
  if (!days || days.from !== days.to || !wanted || another || wanted.from !== wanted.to) return null;
  const [moment] = momentsOf(Temporal.PlainDate.from(days.from).toPlainDateTime(wanted.from), zone);
  return moment?.toInstant().toString() ?? null;
}

/** Whether a day lies after the last one that can be booked. */
function isTooFar({ business, now }: DeskToolCase, { horizonDays }: Service, days: { from: string } | null): boolean {
  const last = Temporal.PlainDate.from(dayIn(business.zone, now)).add({ days: horizonDays });
  return days !== null && days.from > last.toString();
}

/** So much after an instant, and never before now. */
function later(now: string, at: string, ms: number): string {
  return new Date(Math.max(Date.parse(at) + ms, Date.parse(now))).toISOString();
}

/** The question that settles what was not clear. Nothing of it is ever guessed. */
export function unclear(one: DeskToolCase, { why, days, moments }: Unclear): ToolAnswer {
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
