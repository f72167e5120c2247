import type { CallSummary } from '#contract/calls.ts';
import { wholeSigns } from '#contract/seen-text.ts';

/** What the list is narrowed to. `result` is the owner's one word for what are two fields of a call. */
export type CallFilters = {
  words?: string;
  business?: string;
  result?: Result;
  from?: string;
  to?: string;
  callerId?: string;
};

export const results = ['live', 'missed', 'success', 'failure', 'unknown'] as const;
export type Result = (typeof results)[number];

/** The fields of `calls.list` and `calls.search` that say the same. */
export type FilterInput = {
  business?: string;
  status?: CallSummary['status'];
  outcome?: NonNullable<CallSummary['outcome']>;
  from?: string;
  to?: string;
  callerId?: string;
};

/** The longest that the app looks for. */
const LONGEST = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BUSINESS = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Reads the filters from the address, so that a narrowed list can be kept as a bookmark; what makes no sense is left out. */
export function filtersIn(address: URLSearchParams): CallFilters {
  const like = (name: string, form: RegExp): string | undefined => {
    const value = address.get(name);
    return value !== null && form.test(value) ? value : undefined;
  };
  const day = (name: string): string | undefined => {
    const value = like(name, DAY);
    return value !== undefined && isDay(value) ? value : undefined;
  };
  const words = wholeSigns(address.get('words')?.trim() ?? '', LONGEST);
  return defined({
    words: words === '' ? undefined : words,
    business: like('business', BUSINESS),
    result: results.find((result) => result === address.get('result')),
    from: day('from'),
    to: day('to'),
    callerId: like('caller', ID),
  });
}

/** Whether the calendar has it: the 31st of June looks like a day too. */
function isDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** The address of these filters: the opposite of `filtersIn`. */
export function addressOf({ callerId, ...filters }: CallFilters): URLSearchParams {
  return new URLSearchParams(defined({ ...filters, caller: callerId }));
}

/** What the app is asked for. */
export function inputOf({ business, result, from, to, callerId }: CallFilters): FilterInput {
  return defined({ business, from, to, callerId, ...stateOf(result) });
}

export function isNarrowed({ words: _words, ...filters }: CallFilters): boolean {
  return Object.keys(filters).length > 0;
}

/** Two days in the wrong order find nothing, which is better said than shown as an empty list. */
export function isBackwards({ from, to }: CallFilters): boolean {
  return from !== undefined && to !== undefined && from > to;
}

/** A change to the filters; `undefined` takes one away. */
export function changed(filters: CallFilters, change: { [Name in keyof CallFilters]?: CallFilters[Name] | undefined }) {
  return defined<CallFilters>({ ...filters, ...change });
}

function stateOf(result: Result | undefined): Pick<FilterInput, 'status' | 'outcome'> {
  if (result === 'live') return { status: 'live' };
  if (result === 'missed') return { status: 'failed' };
  return result === undefined ? {} : { status: 'ended', outcome: result };
}

function defined<T extends object>(values: { [Name in keyof T]: T[Name] | undefined }): T {
  // Only what is undefined is taken away, so that nothing but T remains.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
