import type { QueryClient } from '@tanstack/react-query';

import type { AppEvent } from '#contract/events.ts';
import type { Today } from '#contract/today.ts';
import { withChangedCall } from './changed-call.ts';
import { withLiveCall } from './live-today.ts';

/** What each event makes out of date: every kept answer of these commands is asked for again where it is shown. */
const outdates: Readonly<Record<string, readonly string[]>> = {
  'call.changed': ['today.get', 'calls.list', 'calls.search', 'calls.get', 'callers.get', 'callers.list', 'status.get'],
  'caller.changed': [
    'callers.get',
    'callers.list',
    'today.get',
    'review.list',
    'facts.history',
    'notes.list',
    'tasks.list',
  ],
  'caller.forgotten': [
    ...['callers.get', 'callers.list', 'calls.list', 'calls.search', 'calls.get', 'today.get', 'review.list'],
    ...['facts.history', 'notes.list', 'tasks.list', 'requests.list', 'status.get'],
  ],
  'status.changed': ['status.get', 'today.get'],
  'task.changed': ['today.get', 'tasks.list', 'callers.get'],
  'request.seen': ['requests.list', 'status.get'],
  'business.changed': ['businesses.list', 'businesses.get', 'settings.get', 'souls.list', 'today.get'],
  'settings.changed': ['settings.get', 'status.get', 'souls.list'],
};

/** The commands whose answers an event makes out of date. */
export function outdatedBy(event: AppEvent): readonly string[] {
  return outdates[event.name] ?? [];
}

/** Puts what an event itself carries into the answers on screen at once, before anything is asked again. */
export function applyAtOnce(cache: QueryClient, event: AppEvent): void {
  if (event.name !== 'call.changed') return;
  cache.setQueriesData({ queryKey: ['calls.list'] }, (answer: unknown) => withChangedCall(answer, event.payload));
  for (const { queryKey } of cache.getQueryCache().findAll({ queryKey: ['today.get'] }))
    cache.setQueryData<Today>(queryKey, (today) => today && withLiveCall(today, event.payload, businessOf(queryKey)));
}

/** The one shop that an answer was asked for, as `useCommandQuery` keys it; undefined where it was asked for all. */
function businessOf([, input]: readonly unknown[]): string | undefined {
  if (typeof input !== 'object' || input === null || !('business' in input)) return undefined;
  return typeof input.business === 'string' ? input.business : undefined;
}
