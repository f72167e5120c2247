import type { CallSummary } from '#contract/calls.ts';
import type { Condition } from '#contract/condition.ts';
import type { Task } from '#contract/tasks.ts';
import { tell, type Told } from '#contract/told.ts';
import type { TrayView } from '../../electron/tray-menu.ts';

/** All is well, and nobody calls. */
export function aCondition(over: Partial<Condition> = {}): Condition {
  return { state: 'ready', told: tell('condition_ready'), liveCalls: 0, dueTasks: 0, paused: null, ...over };
}

export const WAY_DOWN: Told = tell('condition_way_down');

/** A running shop on a Friday morning in London, whose hours are known. */
export function aView(over: Partial<TrayView> = {}): TrayView {
  const day = [{ open: '09:00', close: '17:30' }];
  return {
    condition: aCondition(),
    calls: [],
    publicUrl: 'https://desk.example.com',
    hasWay: true,
    demo: false,
    shop: { zone: 'Europe/London', hours: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] }, closedDays: [] },
    switches: { startAtLogin: 'on', notify: 'on', keepAwake: 'off', checkUpdates: 'on' },
    ...over,
  };
}

/** An arriving call of somebody with a name and a number. */
export function aCallSummary(over: Partial<CallSummary> = {}): CallSummary {
  return {
    ...{ id: '01900000-0000-7000-8000-000000000001', conversationId: null, callSid: null, businessId: 'default' },
    ...{ callerId: '01900000-0000-7000-8000-0000000000aa', callerName: 'Mara Winter', maskedNumber: '+• ••• ••• ••23' },
    ...{ direction: 'inbound', status: 'live', startedAt: '2026-11-20T10:02:00.000Z', durationSeconds: null },
    ...{ outcome: null, endedBecause: null, dropped: false, title: null, summary: null },
    ...{ costCredits: null, costUsd: null, isRinging: false, rehearsal: false },
    ...over,
  };
}

/** A message somebody left, with words in it. */
export function aTask(over: Partial<Task> = {}): Task {
  return {
    id: '01900000-0000-7000-8000-0000000000b1',
    kind: 'message',
    text: 'Mara Winter asks whether the blue coat is ready',
    callerId: '01900000-0000-7000-8000-0000000000aa',
    callId: '01900000-0000-7000-8000-000000000001',
    due: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    doneAt: null,
    ...over,
  };
}
