import type { ShownBusiness, WeeklyHours } from '#contract/businesses.ts';
import type { Closure, Holiday, StaffMember } from '#contract/front-desk.ts';
import { dayAfter, toMinutes, weekdayOf } from './days.ts';
import { DAY_MINUTES, joined, within, without, type Span } from './spans.ts';

export type Opening = {
  shop: Pick<ShownBusiness, 'hours' | 'closedDays'>;
  closures: readonly Closure[];
  holidays: readonly Holiday[];
};

export type WorkingDay = {
  /** When nobody works in this column, breaks left out. */
  shaded: readonly Span[];
  breaks: readonly Span[];
  /** Why the whole day is closed: a holiday's name or a note, which may be empty; null where it is not. */
  closed: string | null;
};

const WHOLE: readonly Span[] = [{ from: 0, to: DAY_MINUTES }];

/**
 * When somebody works on one day, to be drawn; null instead of a member is the shop itself. Whether a time can be booked
 * is the server's to say: this only shows what it will go by.
 */
export function workingDay(day: string, opening: Opening, member: StaffMember | null): WorkingDay {
  const { hours } = opening.shop;
  const closed = whyClosed(day, opening);
  const open = (week: WeeklyHours | null): readonly Span[] => {
    if (week === null) return closed === null ? WHOLE : [];
    return joined(spansOn(day, week, (each) => whyClosed(each, opening) === null));
  };
  const shop = open(hours);
  const own = member?.week ? within(open(member.week), shop) : shop;
  const breaks = member?.breaks ? within(joined(spansOn(day, member.breaks, () => true)), own) : [];
  const away = (member?.absences ?? []).flatMap(({ from, to }) => absenceOn(day, from, to));
  return { shaded: without(WHOLE, without(own, away)), breaks: without(breaks, away), closed };
}

/** The spans of a week on a day; a night that began the day before goes on to its end. */
function spansOn(day: string, week: WeeklyHours, isOpen: (day: string) => boolean): Span[] {
  const spans = (of: string): Span[] =>
    (isOpen(of) ? week[weekdayOf(of)] : []).map(({ open, close }) => {
      const [from, to] = [toMinutes(open), toMinutes(close)];
      return { from, to: to > from ? to : to + DAY_MINUTES };
    });
  const night = spans(dayAfter(day, -1)).map(({ from, to }) => ({ from: from - DAY_MINUTES, to: to - DAY_MINUTES }));
  return [...night, ...spans(day)].flatMap(({ from, to }) => clipped(from, to));
}

/** Time off on a day; both ends are moments on the shop's clock. */
function absenceOn(day: string, from: string, to: string): Span[] {
  const minutes = (moment: string): number => {
    if (moment.slice(0, 10) < day) return 0;
    return moment.slice(0, 10) > day ? DAY_MINUTES : toMinutes(moment.slice(11, 16));
  };
  return clipped(minutes(from), minutes(to));
}

function clipped(from: number, to: number): Span[] {
  const span = { from: Math.max(0, from), to: Math.min(DAY_MINUTES, to) };
  return span.to > span.from ? [span] : [];
}

/**
 * Why nobody works on a whole day; null where somebody may. The server says which days those are: it lists the closings
 * that are over no more, but their days stay closed.
 */
function whyClosed(day: string, { shop, closures, holidays }: Opening): string | null {
  if (!shop.closedDays.includes(day)) return null;
  const closure = closures.find(({ from, to }) => from <= day && day <= to);
  return closure?.note ?? holidays.find((each) => each.day === day && !each.worked)?.name ?? '';
}
