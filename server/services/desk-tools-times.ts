import type { Service } from '#contract/front-desk.ts';
import type { Availability, Booking, DeskBook } from '../domain/front-desk/ports.ts';
import { sayDay, sayTime } from '../domain/front-desk/spoken/say.ts';
import { settleMoment, settleStretch, type Unclear } from '../domain/front-desk/spoken/settle.ts';
import { openingAt } from '../domain/opening-hours.ts';
import { listed } from '../domain/phrase-book.ts';
import { dayIn } from '../domain/told-date.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import { done, no } from './desk-tool-answer.ts';
import { createDeskToolOffers, saidTimes } from './desk-tool-offers.ts';
import type { ToolAnswer } from './tool-desk.ts';

const DAY_MS = 86_400_000;

type Deps = { desk: DeskBook; availability: Availability; booking: Booking };

/** Free times: found, held for the call they are offered on, and said. */
export function createDeskToolsTimes({ desk, ...deps }: Deps) {
  const { staffOf, addOnIds, offers, shown } = createDeskToolOffers({ desk, ...deps });

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
