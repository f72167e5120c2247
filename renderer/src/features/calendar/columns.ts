import type { ShownBusiness } from '#contract/businesses.ts';
import type { BusyTime } from '#contract/calendars.ts';
import type { CommandOutput } from '#contract/commands.ts';
import type { Appointment, Resource, StaffMember } from '#contract/front-desk.ts';
import type { Shown } from './calendar-address.ts';
import { inLanes, spanOn, type Placed } from './placed.ts';
import { DAY_MINUTES, joined, without, type Span } from './spans.ts';
import { workingDay, type WorkingDay } from './working-day.ts';

export type Desk = CommandOutput<'front-desk.get'>;

/** One column of the calendar: a day of somebody, of a room, or of the whole shop. */
export type Column = WorkingDay & {
  key: string;
  day: string;
  staffId: string | null;
  resourceId: string | null;
  /** Of a room: what kind of thing it is. */
  resourceKind: string | null;
  /** Whose it is; empty: of all that are shown. */
  who: string;
  placed: readonly Placed[];
  /** When their own calendar says they are busy, while they would work. */
  busy: readonly Span[];
};

type Given = {
  shown: Pick<Shown, 'span' | 'by' | 'who'>;
  days: readonly string[];
  shop: Pick<ShownBusiness, 'hours' | 'closedDays' | 'zone'>;
  desk: Desk;
  appointments: readonly Appointment[];
  busy: readonly BusyTime[];
};

/**
 * A day has a column for each person or room, a week one for each day. Who works here no longer has one where something
 * of theirs is left on the day.
 */
export function columnsOf({ shown, days, ...given }: Given): Column[] {
  const { desk, appointments } = given;
  const lanes = lanesOf(shown, desk, appointments);
  const single = lanes.length === 1 ? lanes[0] : undefined;
  const each = shown.span === 'week' ? [single ?? everybody] : lanes;
  return days.flatMap((day) => each.map((lane) => columnOf(day, lane, given)));
}

type Lane = { staff: StaffMember | null; resource: Resource | null; who: string };
const everybody: Lane = { staff: null, resource: null, who: '' };

function lanesOf({ by, who }: Given['shown'], desk: Desk, appointments: readonly Appointment[]): Lane[] {
  const isShown = ({ id, active }: { id: string; active: boolean }): boolean =>
    who === null
      ? active || appointments.some((one) => one.staffId === id || one.resourceIds.includes(id))
      : id === who;
  if (by === 'resource')
    return desk.resources.filter(isShown).map((resource) => ({ staff: null, resource, who: resource.name }));
  return desk.staff.filter(isShown).map((staff) => ({ staff, resource: null, who: staff.name }));
}

function columnOf(day: string, lane: Lane, given: Omit<Given, 'shown' | 'days'>): Column {
  const { shop, desk, appointments } = given;
  const { staff, resource, who } = lane;
  const isOf = (one: Appointment): boolean =>
    (staff === null || one.staffId === staff.id) && (resource === null || one.resourceIds.includes(resource.id));
  const spans = appointments.filter(isOf).flatMap((appointment) => {
    const span = spanOn(day, shop.zone, appointment);
    return span ? [{ ...span, appointment }] : [];
  });
  const own = given.busy
    .filter(({ staffId }) => staffId === staff?.id)
    .flatMap((one) => spanOn(day, shop.zone, one) ?? []);
  const work = workingDay(day, { shop, closures: desk.closures, holidays: desk.holidays }, staff);
  return {
    ...{ ...work, busy: without(without(joined(own), work.shaded), work.breaks) },
    ...{ key: `${day} ${staff?.id ?? resource?.id ?? ''}`, day, who },
    ...{ staffId: staff?.id ?? null, resourceId: resource?.id ?? null },
    ...{ resourceKind: resource?.kind ?? null, placed: inLanes(spans) },
  };
}

/** What was open where nothing is known and nothing is booked. */
const USUAL: Span = { from: 8 * 60, to: 18 * 60 };

/** From which hour to which there is anything to see, whole hours with a little air. */
export function hoursShown(columns: readonly Column[]): Span {
  const whole: readonly Span[] = [{ from: 0, to: DAY_MINUTES }];
  const open = columns
    .flatMap(({ shaded }) => without(whole, shaded))
    .filter(({ from, to }) => to - from < DAY_MINUTES);
  const seen = [...open, ...columns.flatMap(({ placed }) => placed)];
  if (seen.length === 0) return USUAL;
  const from = Math.min(...seen.map((span) => span.from)) - 30;
  const to = Math.max(...seen.map((span) => span.to)) + 30;
  return { from: Math.max(0, Math.floor(from / 60) * 60), to: Math.min(DAY_MINUTES, Math.ceil(to / 60) * 60) };
}
