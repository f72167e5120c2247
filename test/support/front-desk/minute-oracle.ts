import type { WeeklyHours } from '#contract/businesses.ts';
import type { StaffMember } from '#contract/front-desk.ts';
import type { Taken, Wanted } from '../../../server/domain/front-desk/availability.ts';
import type { ShopTime } from '../../../server/domain/front-desk/working-time.ts';

const MINUTE = 60_000;
const DAY = 1440;

/** What a zone's clocks show at each of many minutes in a row, as minutes since 1 January 1970. */
export type Minutes = { zone: string; start: number; shown: number[] };

/** Asked of Intl at each quarter of an hour, for clocks are changed at no other minute. */
export function minutesOf(zone: string, start: number, end: number): Minutes {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const shown: number[] = [];
  let offset = 0;
  for (let minute = start / MINUTE; minute < end / MINUTE; minute += 1) {
    if (minute % 15 === 0 || shown.length === 0) offset = offsetIn(format.format(minute * MINUTE));
    shown.push(minute + offset);
  }
  return { zone, start, shown };
}

function offsetIn(text: string): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/**
 * The same question as `freeTimes`, asked of every minute by itself: each start in [from, to) with everybody who could
 * do it then. Knows nothing of zones but what their clocks show.
 */
export function freeByTheMinute(minutes: Minutes, shop: ShopTime, wanted: Wanted, taken: Taken): Map<number, string[]> {
  const { service, staff, resources, from, to, stepMin } = wanted;
  const [before, after] = [service.bufferBeforeMin, service.bufferAfterMin];
  const { start, shown } = minutes;
  const isClear = (busy: boolean[], first: number): boolean =>
    !busy.slice(first - before, first + wanted.minutes + after).includes(true);
  const works = staff.map((person) => ({ id: person.id, at: workingMinutes(minutes, shop, person) }));
  const busy = new Map([...staff, ...resources].map(({ id }) => [id, busyMinutes(minutes, taken.get(id) ?? [])]));
  const free = new Map<number, string[]>();

  for (let moment = from; moment < to; moment += MINUTE) {
    const first = (moment - start) / MINUTE;
    if ((((shown[first] ?? 0) % (stepMin ?? 1)) + (stepMin ?? 1)) % (stepMin ?? 1) !== 0) continue;
    const spare = resources.filter((one) => one.active && isClear(busy.get(one.id) ?? [], first));
    if (!hasAll(spare, service)) continue;
    const able = works.filter(
      ({ id, at }) => !at.slice(first, first + wanted.minutes).includes(false) && isClear(busy.get(id) ?? [], first),
    );
    if (able.length > 0)
      free.set(
        moment,
        able.map(({ id }) => id),
      );
  }
  return free;
}

function hasAll(spare: Wanted['resources'], { resourceIds, resourceKinds }: Wanted['service']): boolean {
  const others = spare.filter(({ id }) => !resourceIds.includes(id));
  return (
    resourceIds.every((id) => spare.some((one) => one.id === id)) &&
    resourceKinds.every(
      (kind) =>
        others.filter((one) => one.kind === kind).length >= resourceKinds.filter((other) => other === kind).length,
    )
  );
}

function workingMinutes(minutes: Minutes, { hours, closedDays }: ShopTime, person: StaffMember): boolean[] {
  const shop = hours && inWeek(minutes, hours, closedDays);
  const own = person.week && inWeek(minutes, person.week, closedDays);
  const breaks = person.breaks && inWeek(minutes, person.breaks, []);
  const away = minutes.shown.map(() => false);
  for (const { from, to } of person.absences) fill(away, firstAt(minutes, from), firstAt(minutes, to));
  return minutes.shown.map(
    (_, at) =>
      (shop !== null || own !== null) && (shop?.[at] ?? true) && (own?.[at] ?? true) && !breaks?.[at] && !away[at],
  );
}

function inWeek(minutes: Minutes, week: WeeklyHours, closedDays: readonly string[]): boolean[] {
  const list = minutes.shown.map(() => false);
  const [first = 0, last = 0] = [minutes.shown[0], minutes.shown.at(-1)];
  for (let day = Math.floor(first / DAY) - 1; day <= Math.floor(last / DAY) + 1; day += 1) {
    const date = new Date(day * DAY * MINUTE);
    const name = date.toISOString().slice(0, 10);
    if (closedDays.includes(name)) continue;
    const weekday = String(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
    const spans = Object.entries(week).find(([key]) => key === weekday)?.[1] ?? [];
    for (const { open, close } of spans) {
      const next = new Date((day + 1) * DAY * MINUTE).toISOString().slice(0, 10);
      fill(list, firstAt(minutes, `${name}T${open}`), firstAt(minutes, `${close > open ? name : next}T${close}`));
    }
  }
  return list;
}

/** The first minute at which the clocks show that time, or more. */
function firstAt({ shown }: Minutes, local: string): number {
  const wall = Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / MINUTE + Number(local.slice(11, 13)) * 60;
  const found = shown.findIndex((minute) => minute >= wall + Number(local.slice(14, 16)));
  return found === -1 ? shown.length : found;
}

function busyMinutes({ start, shown }: Minutes, spans: readonly { start: number; end: number }[]): boolean[] {
  const list = shown.map(() => false);
  for (const span of spans) fill(list, (span.start - start) / MINUTE, (span.end - start) / MINUTE);
  return list;
}

function fill(list: boolean[], from: number, to: number): void {
  if (to > from) list.fill(true, Math.max(0, from), Math.max(0, to));
}
