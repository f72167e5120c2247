import type { ParsedInput } from '#contract/commands.ts';
import type { Appointment } from '#contract/front-desk.ts';
import type { MorningSheet, SheetNames } from '#contract/morning-sheet.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import { whoIsOff, whyClosed } from '../domain/front-desk/who-is-off.ts';
import { firstName } from '../domain/names.ts';
import { dayIn } from '../domain/told-date.ts';
import { toDayNumber, weekdayOf } from '../domain/wall-clock.ts';
import type { Stores } from '../store/open-stores.ts';
import type { AppointmentDesk } from './appointment-desk.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerFinder } from './caller-finder.ts';
import type { KnowledgeGaps } from './knowledge-gaps.ts';

type Deps = {
  stores: Stores;
  book: BusinessBook;
  finder: CallerFinder;
  desk: DeskBook;
  appointments: AppointmentDesk;
  gaps: KnowledgeGaps;
  now: () => Date;
};
type Asked = Pick<ParsedInput<'morning-sheet.get'>, 'names' | 'notes'>;

/** So much fits beneath a usual day's bookings on one page; the rest is told by its number. */
const MOST_CALLBACKS = 10;
const MOST_TOPICS = 5;
const MOST_READ = 1000;

export type MorningSheetDesk = ReturnType<typeof createMorningSheet>;

/** What whoever opens the shop needs to know of the day, to be printed. Reads only. */
export function createMorningSheet({ stores, book, finder, desk, appointments, gaps, now }: Deps) {
  function bookings(business: string, day: string, asked: Asked): MorningSheet['bookings'] {
    const resources = new Map(desk.resources(business).map(({ id, name }) => [id, name]));
    return appointments
      .list({ business, from: day, to: day, cancelled: false })
      .appointments.toSorted((a, b) => a.start.localeCompare(b.start) || a.staffName.localeCompare(b.staffName))
      .map((one) => ({
        ...toBooking(one, asked),
        resources: one.resourceIds.flatMap((id) => resources.get(id) ?? []),
      }));
  }

  function callbacks(business: string, day: string, names: SheetNames): MorningSheet['callbacks'] {
    const open = stores.tasks.next(MOST_READ, business).filter(({ due }) => due === null || due <= day);
    const tasks = open
      .slice(0, MOST_CALLBACKS)
      .map(({ id, kind, text, due, callerName }) => ({ id, kind, text, due, name: shownName(callerName, names) }));
    return { tasks, more: open.length - tasks.length };
  }

  function topics(business: string): MorningSheet['gaps'] {
    const open = gaps.list({ business }).gaps;
    const shown = open
      .slice(0, MOST_TOPICS)
      .map(({ key, topic, callers, examples }) => ({ key, topic, callers, example: examples[0] ?? '' }));
    return { topics: shown, more: open.length - shown.length };
  }

  return {
    get({ business, names, notes, ...given }: ParsedInput<'morning-sheet.get'>): MorningSheet {
      const { business: shop } = book.tenant(finder.named(business));
      const madeAt = now().toISOString();
      const day = given.day ?? dayIn(shop.zone, madeAt);
      const [closedDays, closures, holidays] = [
        desk.closedDays(shop.id),
        desk.closures(shop.id),
        desk.holidays(shop.id),
      ];
      return {
        business: { id: shop.id, name: shop.name, zone: shop.zone },
        ...{ day, madeAt },
        hours: shop.hours?.[weekdayOf(toDayNumber(day))] ?? null,
        closed: whyClosed(day, { closedDays, closures, holidays }),
        bookings: bookings(shop.id, day, { names, notes }),
        off: whoIsOff(desk.staff(shop.id), day),
        callbacks: callbacks(shop.id, day, names),
        gaps: topics(shop.id),
      };
    },
  };
}

function toBooking(one: Appointment, { names, notes }: Asked): Omit<MorningSheet['bookings'][number], 'resources'> {
  const { id, start, end, staffName: staff, status } = one;
  const what = [one.serviceName, ...one.addOnNames].join(', ');
  return { id, start, end, what, staff, status, name: shownName(one.name, names), note: notes ? one.note : null };
}

function shownName(name: string | null, names: SheetNames): string | null {
  if (name === null || names === 'none') return null;
  return names === 'full' ? name : firstName(name);
}
