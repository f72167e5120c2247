import type { CalendarImport } from '#contract/calendars.ts';
import { AppError, refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { Sentence } from '#contract/primitives.ts';
import { sentences } from '#contract/sentences.ts';
import { filledIn, tell, type Told } from '#contract/told.ts';
import { busyPieces } from '../domain/calendars/busy-pieces.ts';
import type { BusyTime, CalendarRead, CheckAddress, ReadCalendar } from '../domain/calendars/ports.ts';
import type { DeskBook } from '../domain/front-desk/ports.ts';
import type { Span } from '../domain/spans.ts';
import type { Bus } from '../platform/bus.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { ImportRow } from '../store/calendars-store.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';

const DAY_MS = 86_400_000;
const EVERY_MS = 15 * 60_000;
/** The owner is told of it everywhere only then: most faults are over at the next try. */
const LATE_MS = 60 * 60_000;
/** Read further than can be booked, so that a calendar that stays the same need not be read every day. */
const AHEAD_MS = 8 * DAY_MS;
const SHORTEST_HORIZON_DAYS = 60;

type Deps = {
  stores: Stores;
  box: SecretBox;
  book: BusinessBook;
  desk: Pick<DeskBook, 'services'>;
  read: ReadCalendar;
  check: CheckAddress;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type CalendarImports = ReturnType<typeof createCalendarImports>;

/** Calendars of staff that are read from elsewhere: when they say busy, nobody can be booked. */
export function createCalendarImports(deps: Deps) {
  const { stores, box, check, now, report } = deps;
  const { calendars } = stores;
  const ended = new AbortController();
  let round: Promise<void> | null = null;

  const { addressOf, refresh } = createRefreshing({ ...deps, ended: ended.signal });

  async function allDue(): Promise<void> {
    for (let row = calendars.nextDue(now().getTime()); row && !ended.signal.aborted;) {
      await refresh(row);
      row = calendars.nextDue(now().getTime());
    }
  }

  return {
    check,
    /** Reads what is due, one after the other; cheap where nothing is. */
    look(): void {
      if (round !== null || ended.signal.aborted) return;
      round = allDue()
        .catch((error: unknown) => report('calendars', error))
        .finally(() => (round = null));
    },
    async add(staffId: string, businessId: string, typed: string): Promise<void> {
      const address = box.seal(check(typed).address, contextOf(staffId));
      const row: ImportRow = {
        ...{ staffId, businessId, address, etag: null, modified: null, zone: null },
        ...{ untilMs: 0, dueMs: now().getTime() + EVERY_MS, triedAt: null, readAt: null, skipped: 0, problem: null },
      };
      stores.transact(() => {
        calendars.removeImport(staffId);
        calendars.saveImport(row);
      });
      await refresh(row);
    },
    async refresh(staffId: string): Promise<void> {
      const row = calendars.importOf(staffId);
      if (!row) throw refused('not_found', tell('calendar_no_import'));
      await refresh(row);
    },
    remove(staffId: string): void {
      stores.transact(() => calendars.removeImport(staffId));
    },
    shown(staffId: string): CalendarImport | null {
      const row = calendars.importOf(staffId);
      if (!row) return null;
      const { readAt, triedAt, skipped, problem } = row;
      const busy = calendars.busyAhead(staffId, now().getTime());
      return { host: new URL(addressOf(row)).host, readAt, triedAt, skipped, busy, problem: toldOf(problem) };
    },
    /** What the owner should know of wherever they look. */
    trouble(this: void): Told[] {
      const count = calendars.lateSince(new Date(now().getTime() - LATE_MS).toISOString());
      return count === 0 ? [] : [tell('calendar_not_read', { count })];
    },
    /** Resolves when nothing is being read. */
    settled: async (): Promise<void> => {
      while (round !== null) await round;
    },
    stop: (): void => ended.abort(),
  };
}

type Refreshing = Omit<Deps, 'check'> & { ended: AbortSignal };

/** Reads one calendar again and keeps what it says, or what was wrong with it. */
function createRefreshing({ stores, box, book, desk, read, bus, now, report, ended }: Refreshing) {
  const { calendars } = stores;
  const addressOf = ({ address, staffId }: ImportRow): string => box.open(address, contextOf(staffId)).toString('utf8');

  function rangeOf(businessId: string): Span {
    const horizons = desk.services(businessId).map(({ horizonDays }) => horizonDays);
    const at = now().getTime();
    return { start: at - DAY_MS, end: at + Math.max(SHORTEST_HORIZON_DAYS, ...horizons) * DAY_MS + AHEAD_MS };
  }

  async function readAgain(row: ImportRow): Promise<CalendarRead> {
    const { zone } = book.tenant(row.businessId).business;
    const range = rangeOf(row.businessId);
    const isEnough = row.zone === zone && row.untilMs >= range.end - AHEAD_MS + DAY_MS;
    const marks = isEnough ? { etag: row.etag, modified: row.modified } : null;
    return read({ address: addressOf(row), marks, range, zone, signal: ended });
  }

  /** A copy of what stands here anyway would keep its time taken when it is moved. */
  const isForeign = ({ own }: BusyTime): boolean => own === null || !stores.appointments.find(own);

  /** False where the calendar was changed or taken away meanwhile. */
  function keep(before: ImportRow, change: Partial<ImportRow>, busy: readonly Span[] | null): boolean {
    return stores.transact(() => {
      const row = calendars.importOf(before.staffId);
      if (!row?.address.equals(before.address)) return false;
      calendars.saveImport({ ...row, ...change, triedAt: now().toISOString(), dueMs: now().getTime() + EVERY_MS });
      if (busy !== null) calendars.replaceBusy(row, busy);
      return true;
    });
  }

  function taken(row: ImportRow, found: CalendarRead): void {
    const good = { readAt: now().toISOString(), problem: null };
    if (found.kind === 'same') return void keep(row, good, null);
    const range = rangeOf(row.businessId);
    const { zone } = book.tenant(row.businessId).business;
    const busy = busyPieces(found.busy.filter(isForeign), range);
    keep(row, { ...good, ...found.marks, zone, untilMs: range.end, skipped: found.skipped }, busy);
  }

  async function refresh(row: ImportRow): Promise<void> {
    try {
      const found = await readAgain(row);
      if (ended.aborted) return;
      taken(row, found);
    } catch (error) {
      if (ended.aborted) return;
      if (!(error instanceof AppError)) report('calendar', error);
      const reason = (error instanceof AppError ? error.reason : undefined) ?? tell('something_wrong');
      keep(row, { problem: JSON.stringify({ code: reason.code, values: reason.values }) }, null);
    }
    bus.publish('front-desk.changed', { business: row.businessId });
  }

  return { addressOf, refresh };
}

const Kept = Sentence.omit({ sentence: true });

function toldOf(problem: string | null): Told | null {
  if (problem === null) return null;
  const { code, values } = Kept.parse(JSON.parse(problem));
  const known = isSentence(code) ? code : 'something_wrong';
  return { code: known, values, sentence: filledIn(sentences[known], values) };
}

function isSentence(code: string): code is keyof typeof sentences {
  return Object.hasOwn(sentences, code);
}

function contextOf(staffId: string): string {
  return `calendar.import:${staffId}`;
}
