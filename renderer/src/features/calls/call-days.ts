import type { CallSummary } from '#contract/calls.ts';

export type ListedCall = { kind: 'call'; key: string; call: CallSummary } | { kind: 'day'; key: string; day: string };

/** Calls with a heading wherever the calendar of their own shop turns to another day. */
export function withDays(calls: readonly CallSummary[], zoneOf: (businessId: string) => string): ListedCall[] {
  const dayOf = createDays();
  const listed: ListedCall[] = [];
  let last: string | null = null;
  for (const call of calls) {
    const day = dayOf(zoneOf(call.businessId), call.startedAt);
    // Two shops on two sides of a date line may change to and fro; the call tells the headings apart.
    if (day !== last) listed.push({ kind: 'day', key: `${day}:${call.id}`, day });
    last = day;
    listed.push({ kind: 'call', key: call.id, call });
  }
  return listed;
}

/** Making a formatter takes a hundred times as long as using it, and a list may hold 100,000 calls. */
function createDays(): (zone: string, at: string) => string {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (zone, at) => {
    const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    formats.set(zone, format);
    return format.format(new Date(at));
  };
}
