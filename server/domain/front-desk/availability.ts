import type { Resource, Service, StaffMember } from '#contract/front-desk.ts';

import { isClear, type Span } from '../spans.ts';
import type { WallClock } from '../wall-clock.ts';
import { freeStarts, onTheClock, type Extent } from './free-starts.ts';
import { createWorkingTime, type ShopTime, type WorkingTime } from './working-time.ts';

const MINUTE_MS = 60_000;

/** What time is looked for, and whom it takes; times in epoch milliseconds. */
export type Wanted = {
  service: Pick<Service, 'bufferBeforeMin' | 'bufferAfterMin' | 'resourceKinds' | 'resourceIds'>;
  /** Add-ons included, buffers not. */
  minutes: number;
  /** Everybody who may do it, in the order in which they are asked where they have as much to do. */
  staff: readonly StaffMember[];
  resources: readonly Resource[];
  /** Starts in [from, to). */
  from: number;
  to: number;
  /** Minutes of the clock at which it may begin; null: at `from` alone. */
  stepMin: number | null;
  limit?: number | undefined;
};

/** What somebody or something is taken with, buffers included; in order and apart. */
export type Taken = ReadonlyMap<string, readonly Span[]>;

export type FreeTime = Span & { staffId: string; resourceIds: string[] };

/** Why there is none at a moment: nobody works then, or who works is taken. */
export type Refusal = 'closed' | 'taken';

/** Free times, earliest first; each start once, with whoever of those free has least to do that day. */
export function freeTimes(shop: ShopTime, wanted: Wanted, taken: Taken): FreeTime[] {
  const { from, to, staff, stepMin, limit = Infinity } = wanted;
  if (to <= from) return [];
  const extent = extentOf(wanted);
  const time = createWorkingTime(shop, from, to + extent.length);
  const whoAt = new Map<number, string[]>();
  for (const person of staff) {
    const bounds = clippedTo(time.of(person), from, to, extent.length);
    const starts = freeStarts(bounds, taken.get(person.id) ?? [], extent);
    const moments = stepMin === null ? exactly(from, starts) : onTheClock(starts, stepMin, time.clock);
    for (const moment of moments) {
      const others = whoAt.get(moment);
      if (others) others.push(person.id);
      else whoAt.set(moment, [person.id]);
    }
  }
  return choose({
    whoAt,
    extent,
    limit,
    least: leastBusy(time, taken),
    resources: resourcesFor(wanted, taken, extent),
  });
}

/** The one time that begins at `from`, or why there is none. `anyway`: working time is not asked for. */
export function timeAt(shop: ShopTime, wanted: Wanted, taken: Taken, anyway = false): FreeTime | Refusal {
  const exact = { ...wanted, to: wanted.from + 1 };
  const always = { ...shop, hours: ROUND_THE_CLOCK, closedDays: [] };
  const idle = exact.staff.map((person) => ({ ...person, week: null, breaks: null, absences: [] }));
  const [free] = anyway ? freeTimes(always, { ...exact, staff: idle }, taken) : freeTimes(shop, exact, taken);
  if (free) return free;
  return anyway || freeTimes(shop, exact, new Map()).length > 0 ? 'taken' : 'closed';
}

type Choice = {
  whoAt: ReadonlyMap<number, string[]>;
  extent: Extent;
  limit: number;
  least: (people: readonly string[], moment: number) => string;
  resources: (moment: number) => string[] | null;
};

function choose({ whoAt, extent, limit, least, resources }: Choice): FreeTime[] {
  const found: FreeTime[] = [];
  for (const start of [...whoAt.keys()].sort((a, b) => a - b)) {
    if (found.length >= limit) break;
    const staffId = least(whoAt.get(start) ?? [], start);
    const resourceIds = resources(start);
    if (resourceIds) found.push({ start, end: start + extent.length, staffId, resourceIds });
  }
  return found;
}

function extentOf({ service, minutes }: Wanted): Extent {
  const { bufferBeforeMin: before, bufferAfterMin: after } = service;
  return { length: minutes * MINUTE_MS, before: before * MINUTE_MS, after: after * MINUTE_MS };
}

/** The stretches as far as something could begin in [from, to) in them. */
function clippedTo(work: readonly Span[], from: number, to: number, length: number): Span[] {
  return work.flatMap(({ start, end }) => {
    const piece = { start: Math.max(start, from), end: Math.min(end, to - 1 + length) };
    return piece.end - piece.start >= length ? [piece] : [];
  });
}

function exactly(moment: number, starts: readonly Span[]): number[] {
  return starts.some(({ start, end }) => start <= moment && moment <= end) ? [moment] : [];
}

/** Whoever is taken for the least time on the day of a moment; of equals, the first. */
function leastBusy({ clock }: WorkingTime, taken: Taken): Choice['least'] {
  const loads = new Map<string, Map<number, number>>();
  function loadOf(id: string, day: number): number {
    let days = loads.get(id);
    if (!days) loads.set(id, (days = loadsOf(taken.get(id) ?? [], clock)));
    return days.get(day) ?? 0;
  }
  return (people, moment) => {
    const day = clock.dayAt(moment);
    let [best = ''] = people;
    let least = Infinity;
    for (const id of people) {
      const load = loadOf(id, day);
      if (load < least) [best, least] = [id, load];
    }
    return best;
  };
}

function loadsOf(spans: readonly Span[], clock: WallClock): Map<number, number> {
  const days = new Map<number, number>();
  for (const { start, end } of spans) {
    const day = clock.dayAt(start);
    days.set(day, (days.get(day) ?? 0) + end - start);
  }
  return days;
}

/** Which resources a service that begins at a moment would take; null where one is missing. */
function resourcesFor({ service, resources }: Wanted, taken: Taken, { length, before, after }: Extent) {
  const { resourceIds, resourceKinds } = service;
  const usable = resources.filter(({ active }) => active);
  const needed = usable.filter(({ id }) => resourceIds.includes(id));
  const spare = usable.filter(({ id }) => !resourceIds.includes(id));
  return (moment: number): string[] | null => {
    const isFree = ({ id }: Resource): boolean =>
      isClear(taken.get(id) ?? [], moment - before, moment + length + after);
    if (needed.length < resourceIds.length || !needed.every(isFree)) return null;
    const chosen = [...resourceIds];
    for (const kind of resourceKinds) {
      const one = spare.find((resource) => resource.kind === kind && !chosen.includes(resource.id) && isFree(resource));
      if (!one) return null;
      chosen.push(one.id);
    }
    return chosen;
  };
}

const WHOLE_DAY = [{ open: '00:00', close: '24:00' }];
const ROUND_THE_CLOCK = {
  ...{ 1: WHOLE_DAY, 2: WHOLE_DAY, 3: WHOLE_DAY, 4: WHOLE_DAY },
  ...{ 5: WHOLE_DAY, 6: WHOLE_DAY, 7: WHOLE_DAY },
};
