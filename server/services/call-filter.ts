import type { CallSummary } from '#contract/calls.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { dayStart } from '../domain/day-bounds.ts';
import type { CallFilter } from '../store/call-list-store.ts';
import type { BusinessBook } from './business-book.ts';

type Asked = Pick<ParsedInput<'calls.list'>, 'business' | 'live' | 'status' | 'outcome' | 'callerId' | 'from' | 'to'>;

/** What is asked for, with days as instants of the shop that is asked for, or of the default one. */
export function toCallFilter(
  { business, live, status, outcome, callerId, from, to }: Asked,
  book: BusinessBook,
): CallFilter {
  const { zone } = book.tenant(business ?? null).business;
  return {
    businessId: business ?? null,
    status: live === true ? 'live' : (status ?? null),
    outcome: outcome ?? null,
    callerId: callerId ?? null,
    from: from === undefined ? null : dayStart(from, zone),
    to: to === undefined ? null : dayStart(to, zone, 1),
  };
}

/** Whether a call is one of those that are asked for. */
export function passes(call: CallSummary, { businessId, status, outcome, callerId, from, to }: CallFilter): boolean {
  return (
    (businessId === null || call.businessId === businessId) &&
    (status === null || call.status === status) &&
    (outcome === null || call.outcome === outcome) &&
    (callerId === null || call.callerId === callerId) &&
    (from === null || call.startedAt >= from) &&
    (to === null || call.startedAt < to)
  );
}
