import type { Span } from '../domain/spans.ts';
import { LONGEST_TAKEN_MS } from '../domain/front-desk/records.ts';
import type { Db } from './database.ts';
import { columnsOf, selected } from './rows.ts';

export type FeedRow = {
  staffId: string;
  businessId: string;
  /** SHA-256 of the token, by which it is found. */
  hash: string;
  /** Sealed. */
  token: Buffer;
  isOpen: 0 | 1;
  withNames: 0 | 1;
};

export type ImportRow = {
  staffId: string;
  businessId: string;
  /** Sealed. */
  address: Buffer;
  etag: string | null;
  modified: string | null;
  /** Whose clocks it was read by, and up to when. */
  zone: string | null;
  untilMs: number;
  dueMs: number;
  triedAt: string | null;
  readAt: string | null;
  skipped: number;
  /** JSON of a sentence. */
  problem: string | null;
};

const FEED = ['staffId', 'businessId', 'hash', 'token', 'isOpen', 'withNames'];
const IMPORT = [
  ...['staffId', 'businessId', 'address', 'etag', 'modified', 'zone', 'untilMs', 'dueMs'],
  ...['triedAt', 'readAt', 'skipped', 'problem'],
];
/** Whoever left the shop has no calendar any more. */
const STILL_HERE = 'EXISTS (SELECT 1 FROM desk_items d WHERE d.id = staff_id AND d.removed_at IS NULL)';

/** Calendars that go out and come in. */
export function createCalendarsStore(db: Db) {
  const { names, values, updates } = columnsOf(FEED);
  const save = db.prepare<FeedRow>(
    `INSERT INTO calendar_feeds (${names}) VALUES (${values}) ON CONFLICT (staff_id) DO UPDATE SET ${updates}`,
  );
  const remove = db.prepare<[string]>('DELETE FROM calendar_feeds WHERE staff_id = ?');
  const feeds = `SELECT ${selected(FEED)} FROM calendar_feeds WHERE ${STILL_HERE}`;
  const of = db.prepare<[string], FeedRow>(`${feeds} AND staff_id = ?`);
  const known = db.prepare<[string], FeedRow>(`${feeds} AND hash = ?`);
  const open = db.prepare<[], 1>(`SELECT 1 FROM calendar_feeds WHERE is_open = 1 LIMIT 1`).pluck();
  return {
    saveFeed: (feed: FeedRow): void => void save.run(feed),
    removeFeed: (staffId: string): void => void remove.run(staffId),
    feedOf: (staffId: string): FeedRow | undefined => of.get(staffId),
    feedBy: (hash: string): FeedRow | undefined => known.get(hash),
    anyOpen: (): boolean => open.get() !== undefined,
    ...createLinks(db),
    ...createImports(db),
  };
}

function createLinks(db: Db) {
  const save = db.prepare<[string, string, number]>(
    'INSERT INTO calendar_links VALUES (?, ?, ?) ON CONFLICT (hash) DO UPDATE SET until_ms = excluded.until_ms',
  );
  const find = db
    .prepare<[string, number], string>('SELECT appointment_id FROM calendar_links WHERE hash = ? AND until_ms > ?')
    .pluck();
  const removeOver = db.prepare<[number]>('DELETE FROM calendar_links WHERE until_ms <= ?');
  return {
    saveLink: (hash: string, appointmentId: string, untilMs: number): void =>
      void save.run(hash, appointmentId, untilMs),
    /** The appointment that a link leads to, while it does. */
    linked: (hash: string, now: number): string | undefined => find.get(hash, now),
    removeLinksOver: (now: number): void => void removeOver.run(now),
  };
}

function createImports(db: Db) {
  const { names, values, updates } = columnsOf(IMPORT);
  const save = db.prepare<ImportRow>(
    `INSERT INTO calendar_imports (${names}) VALUES (${values}) ON CONFLICT (staff_id) DO UPDATE SET ${updates}`,
  );
  const remove = db.prepare<[string]>('DELETE FROM calendar_imports WHERE staff_id = ?');
  const imports = `SELECT ${selected(IMPORT)} FROM calendar_imports WHERE ${STILL_HERE}`;
  const of = db.prepare<[string], ImportRow>(`${imports} AND staff_id = ?`);
  const due = db.prepare<[number], ImportRow>(`${imports} AND due_ms <= ? ORDER BY due_ms LIMIT 1`);
  const late = db
    .prepare<[string], number>(
      `SELECT count(*) FROM calendar_imports WHERE ${STILL_HERE} AND problem IS NOT NULL AND (read_at IS NULL OR read_at < ?)`,
    )
    .pluck();
  return {
    saveImport: (row: ImportRow): void => void save.run(row),
    /** With all busy times that came from it. */
    removeImport: (staffId: string): void => void remove.run(staffId),
    importOf: (staffId: string): ImportRow | undefined => of.get(staffId),
    nextDue: (now: number): ImportRow | undefined => due.get(now),
    /** How many fail, and were last read before that instant. */
    lateSince: (instant: string): number => late.get(instant) ?? 0,
    ...createBusyTimes(db),
  };
}

function createBusyTimes(db: Db) {
  const clear = db.prepare<[string]>('DELETE FROM busy_times WHERE staff_id = ?');
  const add = db.prepare<[string, string, number, number]>('INSERT INTO busy_times VALUES (?, ?, ?, ?)');
  const ahead = db
    .prepare<[string, number, number], number>(
      'SELECT count(*) FROM busy_times WHERE staff_id = ? AND start_ms > ? AND end_ms > ?',
    )
    .pluck();
  const within = db.prepare<[string, number, number, number], Span & { staffId: string }>(
    `SELECT staff_id AS staffId, start_ms AS start, end_ms AS end FROM busy_times
     WHERE business_id = ? AND start_ms > ? AND start_ms < ? AND end_ms > ? ORDER BY start_ms`,
  );
  return {
    /** What touches [start, end), in pieces as they are kept, earliest first. */
    busyIn: (businessId: string, { start, end }: Span): (Span & { staffId: string })[] =>
      within.all(businessId, start - LONGEST_TAKEN_MS, end, start),
    replaceBusy({ staffId, businessId }: Pick<ImportRow, 'staffId' | 'businessId'>, times: readonly Span[]): void {
      clear.run(staffId);
      for (const { start, end } of times) add.run(staffId, businessId, start, end);
    },
    busyAhead: (staffId: string, now: number): number => ahead.get(staffId, now - LONGEST_TAKEN_MS, now) ?? 0,
  };
}
