import { Temporal } from 'temporal-polyfill';

import type { WaitlistEntry } from '#contract/front-desk.ts';
import { settleStretch } from '../domain/front-desk/spoken/settle.ts';
import { sayDay } from '../domain/front-desk/spoken/say.ts';
import { samePerson } from '../domain/names.ts';
import { dayIn } from '../domain/told-date.ts';
import { done, no } from './desk-tool-answer.ts';
import type { DeskToolCase } from './desk-tool-case.ts';
import type { createDeskToolsInfo } from './desk-tools-info.ts';
import { unclear, type createDeskToolsTimes } from './desk-tools-times.ts';
import type { ToolAnswer } from './tool-desk.ts';
import type { WaitlistDesk } from './waitlist-desk.ts';

type Deps = {
  waitlist: Pick<WaitlistDesk, 'entries' | 'add'>;
  info: Pick<ReturnType<typeof createDeskToolsInfo>, 'serviceOf'>;
  times: Pick<ReturnType<typeof createDeskToolsTimes>, 'staffOf'>;
};
type Wish = Pick<WaitlistEntry, 'businessId' | 'callerId' | 'serviceId' | 'staffId' | 'from' | 'to'>;

/** How long somebody waits who names no day. */
const UNSAID_DAYS = 30;

/** Puts the caller on the waiting list, once they agreed to be written to. */
export function createDeskToolWaiting({ waitlist, info, times }: Deps) {
  /** The entry of before, where the same is asked for again. */
  function noted({ businessId, callerId, ...wish }: Wish): WaitlistEntry {
    const before = waitlist.entries(businessId).find((one) => {
      const isSame = one.serviceId === wish.serviceId && one.staffId === wish.staffId;
      return isSame && one.callerId === callerId && one.consented && one.from === wish.from && one.to === wish.to;
    });
    return before ?? waitlist.add({ ...wish, business: businessId, callerId, consented: true }, 'agent');
  }

  return function join(one: DeskToolCase): ToolAnswer {
    const { says, input, business, now, language } = one;
    const service = info.serviceOf(one);
    if ('ask' in service) return service.ask;
    const staff = times.staffOf(one, service);
    if (staff === 'nobody') return no(says.noSuchStaff, 'EMPLOYEE_NOT_FOUND');
    const look = settleStretch({ wording: input.when, now, zone: business.zone, language });
    if ('unclear' in look) return unclear(one, look.unclear);
    if (input.consent === null) return no(says.mayWeWrite(service.name), 'CONSENT_REQUIRED');
    if (!input.consent) return done({ joined: false }, says.notWaiting);
    const waiting = whoWaits(one);
    if ('ask' in waiting) return waiting.ask;
    const { from, to } = look.days ?? daysFrom(dayIn(business.zone, now));
    const wish = { businessId: business.id, callerId: waiting.id, serviceId: service.id, staffId: staff?.id ?? null };
    const entry = noted({ ...wish, from, to });
    const today = dayIn(business.zone, now);
    const days = from === to ? sayDay(from, today, language) : null;
    const data = { joined: true, waitlistId: entry.id, from, to, service: { id: service.id, name: service.name } };
    return done(data, says.waiting(service.name, days));
  };
}

/** The one who speaks: on a number that several share, the one of the name they give. */
function whoWaits({ persons, input, says }: DeskToolCase): { id: string } | { ask: ToolAnswer } {
  const [only, another] = persons;
  if (only && !another) return only;
  if (!only) return { ask: no(says.cannotWait, 'CALLER_UNIDENTIFIED') };
  if (input.name === '') return { ask: no(says.needName, 'VALIDATION_ERROR') };
  const [named, second] = persons.filter(({ name }) => name !== null && samePerson(name, input.name));
  return named && !second ? named : { ask: no(says.cannotWait, 'CALLER_UNIDENTIFIED') };
}

function daysFrom(today: string): { from: string; to: string } {
  return { from: today, to: Temporal.PlainDate.from(today).add({ days: UNSAID_DAYS }).toString() };
}
