import { Temporal } from 'temporal-polyfill';

import type { Booked, Script } from '../../domain/rehearsal-script.ts';
import { openDay } from '../../domain/rehearsal-week.ts';
import type { Stage } from '../rehearsal/play-call.ts';

type Deps = Pick<Stage, 'ask' | 'businessId' | 'now'> & {
  /** Person of the script → the caller they became. */
  callers: ReadonlyMap<string, string>;
};

/** Writes appointments and who waits into a shop whose services and staff are there already, as its staff would. */
export async function fillBook({ ask, businessId, now, callers }: Deps, { business, book }: Script): Promise<void> {
  const { hours, zone } = business;
  if (!book || !hours || !zone) return;
  const { services, staff } = await ask('front-desk.get', { business: businessId });
  const serviceOf = (name: string): string => idOf(services, name);
  const staffOf = (name: string): string => idOf(staff, name);
  const day = (away: number): string => openDay(hours, zone, now(), away) ?? '';
  const instant = (away: number, at: string): string =>
    Temporal.PlainDateTime.from(`${day(away)}T${at}`)
      .toZonedDateTime(zone)
      .toInstant()
      .toString();
  const callerOf = (person: string | undefined): string | null => callers.get(person ?? '') ?? null;

  async function write({ person, name, service, staff: who, day: away, at, became, note }: Booked): Promise<void> {
    const { id } = await ask('appointments.book', {
      ...{ business: businessId, serviceId: serviceOf(service), staffId: staffOf(who), start: instant(away, at) },
      ...{ callerId: callerOf(person), name: name ?? null, note: note ?? null },
    });
    if (became === 'cancelled') await ask('appointments.cancel', { id });
    else if (became) await ask('appointments.settle', { id, status: became });
  }

  for (const booked of book.appointments) await write(booked);
  for (const { person, service, staff: who, from, to, consented } of book.waiting) {
    const callerId = callerOf(person);
    if (callerId === null) continue;
    await ask('waitlist.add', {
      ...{ business: businessId, callerId, serviceId: serviceOf(service), staffId: who ? staffOf(who) : null },
      ...{ from: day(from), to: day(to), consented },
    });
  }
}

function idOf(among: readonly { id: string; name: string }[], name: string): string {
  const found = among.find((one) => one.name === name);
  if (!found) throw new Error('The script names a service or somebody that its shop does not have.');
  return found.id;
}
