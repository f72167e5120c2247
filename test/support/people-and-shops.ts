import { Business } from '#contract/businesses.ts';
import type { Pack } from '#contract/calls.ts';
import type { Fact } from '#contract/facts.ts';
import type { Note } from '#contract/notes.ts';
import type { Task } from '#contract/tasks.ts';

import type { Card } from '../../server/domain/card.ts';
import type { CardCall } from '../../server/domain/card-lines.ts';

/** Friday, 20 November 2026, 10:00 in Berlin. */
export const NOW = '2026-11-20T09:00:00.000Z';

export const workingWeek = {
  1: [{ open: '09:00', close: '17:00' }],
  2: [{ open: '09:00', close: '17:00' }],
  3: [{ open: '09:00', close: '17:00' }],
  4: [{ open: '09:00', close: '17:00' }],
  5: [{ open: '09:00', close: '17:00' }],
  6: [{ open: '10:00', close: '14:00' }],
  7: [],
};

export function aBusiness(over: Partial<Business> = {}): Business {
  return {
    ...Business.parse({ id: 'maple', name: 'Maple Salon', zone: 'Europe/Berlin', hours: workingWeek }),
    ...over,
  };
}

export function aFact(over: Partial<Fact> = {}): Fact {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    subject: 'self',
    slot: 'preferred_time',
    value: 'mornings',
    status: 'active',
    source: 'caller',
    negated: false,
    confidence: 0.9,
    sensitivity: 'normal',
    trueFrom: '2026-10-01T09:00:00.000Z',
    trueTo: null,
    learnedAt: '2026-10-01T09:00:00.000Z',
    retiredAt: null,
    callId: null,
    turn: null,
    quote: null,
    pendingReason: null,
    pinned: false,
    expiresAt: null,
    ...over,
  };
}

export function aTask(over: Partial<Task> = {}): Task {
  return {
    id: '00000000-0000-4000-8000-000000000002',
    kind: 'promise',
    text: 'send the price list',
    callerId: null,
    callId: null,
    due: '2026-11-24',
    createdAt: '2026-11-18T09:00:00.000Z',
    doneAt: null,
    ...over,
  };
}

export function aNote(over: Partial<Note> = {}): Note {
  return {
    id: '00000000-0000-4000-8000-000000000003',
    note: 'the lift is out of order',
    businessId: null,
    callerId: null,
    from: null,
    to: null,
    createdAt: '2026-11-18T09:00:00.000Z',
    ...over,
  };
}

export function aPastCall(over: Partial<CardCall> = {}): CardCall {
  return {
    id: '00000000-0000-4000-8000-000000000004',
    startedAt: '2026-11-12T23:30:00.000Z',
    endedAt: '2026-11-12T23:34:00.000Z',
    dropped: false,
    title: 'Asked about colour',
    summary: null,
    ...over,
  };
}

export function aCard(over: Partial<Card> = {}): Card {
  return {
    name: 'Anna Weber',
    saidAs: null,
    language: null,
    calls: 3,
    lastCall: null,
    openItem: null,
    lines: [],
    ...over,
  };
}

/** What an agent was told about somebody of whom nothing is known. */
export function aPack(over: Partial<Pack> = {}): Pack {
  return {
    sentAt: NOW,
    kind: 'unidentified',
    tokens: 0,
    lines: [],
    firstMessage: '',
    variables: {},
    overrides: [],
    ...over,
  };
}
