import type { Span } from '../spans.ts';

/** What a calendar was last read as, so that its server need not send it again. */
export type Marks = { etag: string | null; modified: string | null };

/** When a calendar says somebody is busy, in epoch milliseconds; `own`: the appointment of ours that it is a copy of. */
export type BusyTime = Span & { own: string | null };

export type CalendarAsk = {
  address: string;
  /** Null: all of it, however little was changed. */
  marks: Marks | null;
  /** What is looked at, in epoch milliseconds. */
  range: Span;
  /** Whose clocks an entry without a zone means. */
  zone: string;
  signal: AbortSignal;
};

/** `skipped`: entries that could not be understood. */
export type CalendarRead = { kind: 'same' } | { kind: 'read'; busy: BusyTime[]; skipped: number; marks: Marks };

/** Reads somebody's calendar. Throws AppError with one of the `calendar_…` sentences. */
export type ReadCalendar = (ask: CalendarAsk) => Promise<CalendarRead>;

/** The host of a calendar's address and the address as it is asked for; throws AppError `invalid_input`. */
export type CheckAddress = (typed: string) => { host: string; address: string };
