import { AppError } from '#contract/errors.ts';
import type { CommandInput } from '#contract/commands.ts';
import type { Appointment, Service, StaffMember } from '#contract/front-desk.ts';

import { workingWeek } from '../people-and-shops.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { createTestClock } from '../test-clock.ts';
import { ownerOf } from '../owner.ts';

type Over = { service?: Partial<CommandInput<'services.save'>>; zone?: string; at?: string };
export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

/** Friday, 20 November 2026: a shop in Berlin from nine to five, with one cut of an hour and Maya, who does it. */
export async function openDesk({ service = {}, zone = 'Europe/Berlin', at = '2026-11-20T06:00:00.000Z' }: Over = {}) {
  const clock = createTestClock(at);
  const app = await startTestApp({ now: clock.now, env: { LINEKEEPER_TIME_ZONE: zone } });
  const owner = ownerOf(app);
  await owner.ask('businesses.save', { id: 'default', name: 'Salon Marigold', zone, hours: workingWeek });
  const maya = await owner.ask('staff.save', { name: 'Maya' });
  const cut = await owner.ask('services.save', { name: 'Cut', minutes: 60, ...service });

  return {
    ...{ app, owner, clock, maya, cut },
    stop: () => app.stop(),
    /** Booked by staff, for a person with a name alone. */
    book: (start: string, over: Partial<CommandInput<'appointments.book'>> = {}): Promise<Appointment> =>
      owner.ask('appointments.book', { serviceId: cut.id, start, name: 'Ana Lopez', ...over }),
    hire: (name: string, over: Partial<CommandInput<'staff.save'>> = {}): Promise<StaffMember> =>
      owner.ask('staff.save', { name, ...over }),
    offer: (name: string, over: Partial<CommandInput<'services.save'>> = {}): Promise<Service> =>
      owner.ask('services.save', { name, minutes: 60, ...over }),
    /** Starts of a day's free times, on the shop's clocks. */
    async free(day: string, over: Partial<CommandInput<'availability.get'>> = {}): Promise<string[]> {
      const { slots } = await owner.ask('availability.get', { serviceId: cut.id, from: day, to: day, ...over });
      return slots.map(({ start }) => wallTime(start, zone));
    },
    all: async (from = '2026-11-01', to = '2026-12-31'): Promise<Appointment[]> =>
      (await owner.ask('appointments.list', { from, to })).appointments,
  };
}

/** `HH:MM` */
export function wallTime(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    new Date(instant),
  );
}

/** The code of the sentence that something was refused with. */
export async function whyNot(app: TestApp, name: string, input: unknown): Promise<string> {
  try {
    await app.execute(name, input);
  } catch (error) {
    if (error instanceof AppError) return error.reason?.code ?? error.code;
    throw error;
  }
  return 'done';
}
