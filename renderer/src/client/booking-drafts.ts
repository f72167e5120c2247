import type { QueryClient } from '@tanstack/react-query';

const PREFIX = 'booking.';

/** What `useDraft` knows the new appointment of a shop by. */
export function bookingDraft(business: string): string {
  return `${PREFIX}${business}`;
}

/** The same of somebody who is put on the waiting list of a shop. */
export function waitingDraft(business: string): string {
  return `${PREFIX}waiting.${business}`;
}

/** Throws away a new appointment, or a place on a waiting list, that is being typed for somebody who is forgotten: it holds their name. */
export function forgetBooking(cache: QueryClient, callerId: string): void {
  for (const { queryKey, state } of cache.getQueryCache().findAll({ queryKey: ['draft'] }))
    if (String(queryKey[1]).startsWith(PREFIX) && isFor(state.data, callerId)) cache.setQueryData(queryKey, null);
}

function isFor(draft: unknown, callerId: string): boolean {
  if (typeof draft !== 'object' || draft === null || !('caller' in draft)) return false;
  const { caller } = draft;
  return typeof caller === 'object' && caller !== null && 'id' in caller && caller.id === callerId;
}
