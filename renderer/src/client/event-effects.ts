import type { QueryClient } from '@tanstack/react-query';

import type { CommandName, CommandOutput } from '#contract/commands.ts';
import type { AppEvent } from '#contract/events.ts';
import type { Today } from '#contract/today.ts';
import { withChangedCall } from './changed-call.ts';
import { forgetBooking } from './booking-drafts.ts';
import { forgetTypedOf } from './caller-drafts.ts';
import { forgetTyped } from './fact-drafts.ts';
import { withTurn } from './live-talk.ts';
import { withLiveCall } from './live-today.ts';

const aboutCalls = ['today.get', 'calls.list', 'calls.search', 'calls.get', 'costs.get', 'costs.call'] as const;
const aboutCallers = ['callers.get', 'callers.list', 'facts.history', 'review.list', 'rehearse.ring'] as const;
/** They tell the names of callers. */
const aboutAppointments = ['appointments.list', 'appointments.get'] as const;
const aboutWaiting = ['waitlist.list', 'waitlist.past'] as const;
/** They quote callers and lead to notes. */
const aboutGaps = ['gaps.list', 'morning-sheet.get'] as const;
/** Somebody is no more whom any of them may name. */
const aboutGone = [
  ...aboutGaps,
  ...aboutCalls,
  ...aboutCallers,
  ...aboutAppointments,
  ...aboutWaiting,
  ...(['memory.list', 'notes.list', 'tasks.list', 'status.get'] as const),
] as const;
const aboutShops = ['businesses.list', 'businesses.get', 'souls.list', 'souls.get', 'rehearse.ring'] as const;

/** What each event makes out of date: every kept answer of these commands is asked for again where it is shown. */
const outdates: Readonly<Record<AppEvent['name'], readonly CommandName[]>> = {
  'call.changed': [
    ...aboutCalls,
    'calls.live',
    'calls.recording',
    'calls.may-start',
    'consent.get',
    'callers.get',
    'callers.list',
    'status.get',
    ...aboutGaps,
  ],
  'caller.changed': [
    ...aboutCallers,
    'consent.get',
    'calls.may-start',
    'today.get',
    'memory.list',
    'notes.list',
    'tasks.list',
    ...aboutAppointments,
    ...aboutWaiting,
    ...aboutGaps,
  ],
  'call.forgotten': [...aboutGaps, ...aboutCalls, ...aboutCallers, 'memory.list', 'tasks.list', 'status.get'],
  'caller.forgotten': ['erasures.list', 'erasures.get', ...aboutGone],
  'caller.gone': aboutGone,
  'task.changed': ['today.get', 'tasks.list', 'callers.get', 'morning-sheet.get'],
  'note.changed': ['notes.list', 'rehearse.ring', ...aboutGaps],
  'gaps.changed': [...aboutGaps],
  'backup.changed': ['backup.get'],
  'business.changed': [
    ...aboutShops,
    ...aboutWaiting,
    'notes.list',
    'today.get',
    'status.get',
    'front-desk.get',
    'availability.get',
    'calendars.busy',
  ],
  'access.changed': ['access.get'],
  'settings.changed': [
    'costs.get',
    'costs.call',
    'settings.get',
    'model.get',
    'model.list',
    'outgoing.get',
    'texts.get',
    'connect.get',
    'souls.list',
    'souls.get',
    'rehearse.ring',
    'status.get',
    'today.get',
  ],
  'request.seen': ['requests.list', 'status.get', 'today.get'],
  'tunnel.changed': ['status.get', 'today.get', 'connect.get'],
  'condition.changed': ['status.get'],
  'connect.changed': ['connect.get', 'connect.offers', 'setup.agent', 'settings.get', 'businesses.list'],
  'agent.checked': ['connect.findings', 'status.get'],
  'conversations.changed': ['conversations.get'],
  'line.changed': ['lines.list'],
  'call.transferred': ['calls.handover'],
  'host.changed': ['host.get'],
  'appointment.changed': [
    'appointments.list',
    'appointments.get',
    'availability.get',
    'callers.get',
    'morning-sheet.get',
    // What is free for whom.
    'waitlist.list',
  ],
  'front-desk.changed': [
    ...aboutWaiting,
    'front-desk.get',
    'calendars.get',
    'calendars.busy',
    'availability.get',
    'morning-sheet.get',
  ],
  'waitlist.changed': [...aboutWaiting, 'availability.get'],
  'text.changed': ['texts.list', 'waitlist.list'],
  'stops.changed': ['texts.get'],
  'talk.changed': ['calls.live'],
  'talk.said': ['calls.live'],
  'view.asked': [],
};

/** The commands whose answers an event makes out of date; none for one that a newer server may know. */
export function outdatedBy(event: AppEvent): readonly CommandName[] {
  return Object.hasOwn(outdates, event.name) ? outdates[event.name] : [];
}

/** Puts what an event itself carries into the answers on screen at once, before anything is asked again. */
export function applyAtOnce(cache: QueryClient, event: AppEvent): void {
  if (event.name === 'caller.forgotten' || event.name === 'caller.gone') {
    forgetBooking(cache, event.payload.callerId);
    forgetTypedOf(cache, event.payload.callerId);
    return forgetTyped(cache, event.payload.callerId);
  }
  if (event.name === 'talk.said') {
    const { id, turn } = event.payload;
    return void cache.setQueriesData({ queryKey: ['calls.live', { id }] }, (answer?: CommandOutput<'calls.live'>) =>
      withTurn(answer, turn),
    );
  }
  if (event.name !== 'call.changed') return;
  for (const name of ['calls.list', 'calls.search', 'calls.get'])
    cache.setQueriesData({ queryKey: [name] }, (answer: unknown) => withChangedCall(answer, event.payload));
  for (const { queryKey } of cache.getQueryCache().findAll({ queryKey: ['today.get'] }))
    cache.setQueryData<Today>(queryKey, (today) => today && withLiveCall(today, event.payload, businessOf(queryKey)));
}

/** The one shop that an answer was asked for, as `useCommandQuery` keys it; undefined where it was asked for all. */
function businessOf([, input]: readonly unknown[]): string | undefined {
  if (typeof input !== 'object' || input === null || !('business' in input)) return undefined;
  return typeof input.business === 'string' ? input.business : undefined;
}
