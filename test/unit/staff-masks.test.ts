import { expect, it } from 'vitest';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { Appointment } from '#contract/front-desk.ts';
import type { Waiting } from '#contract/waiting.ts';
import { shownToStaff } from '../../server/domain/staff-masks.ts';

const AT = '2026-11-20T10:00:00.000Z';
const ID = '0192f0c1-0000-7000-8000-00000000000a';
/** What must not be seen, wherever free text or what is the owner's alone may stand. */
const NEVER = 'never-for-staff';

const appointment: Appointment = {
  ...{ id: ID, businessId: 'default', serviceId: ID, serviceName: 'Cut', staffId: ID, staffName: 'Maya' },
  ...{ resourceIds: [], callerId: ID, name: 'Ana Lopez', maskedContact: '••23', start: AT, end: AT, addOnIds: [] },
  ...{ addOnNames: [], price: null, status: 'scheduled', note: NEVER, createdAt: AT },
  history: [{ at: AT, by: 'staff', what: 'moved', start: AT, staffId: ID, reason: NEVER }],
};

it('when staff see an appointment, then who and when is there, and no note, reason or address', () => {
  const [seen, mailed] = shownToStaff(
    'appointments.list',
    { business: 'default', from: '2026-11-20', to: '2026-11-20', cancelled: false },
    { appointments: [appointment, { ...appointment, maskedContact: 'n…@…' }] },
  ).appointments;
  expect(seen).toMatchObject({ name: 'Ana Lopez', staffName: 'Maya', start: AT, maskedContact: '••23' });
  expect(mailed?.maskedContact).toBeNull();
  expect(JSON.stringify(seen)).not.toContain(NEVER);
});

it('when staff see a shop, then its name, clock and hours are there, and nothing of what its agent is told', () => {
  const shop: ShownBusiness = {
    ...{ id: 'default', name: 'Salon Marigold', agentId: NEVER, trade: 'salon', greeting: NEVER },
    ...{ returningGreeting: NEVER, tone: NEVER, language: 'en', voiceId: NEVER, zone: 'Europe/London', region: 'GB' },
    ...{ hours: null, closedOn: [], soul: NEVER, variables: { one: NEVER }, notice: false, branchId: NEVER },
    overrides: { firstMessage: false, prompt: false, language: false, voice: false, longestCall: false },
    ...{ environment: NEVER, closedDays: ['2026-12-25'], maskedNumbers: [NEVER], secretVariables: [NEVER] },
    ...{ revision: NEVER, setBy: { name: NEVER } },
  };
  const seen = shownToStaff('businesses.list', {}, { businesses: [shop] });
  expect(seen.businesses).toMatchObject([
    { name: 'Salon Marigold', zone: 'Europe/London', closedDays: ['2026-12-25'] },
  ]);
  expect(JSON.stringify(seen)).not.toContain(NEVER);
});

it('when staff see the waiting list and tick off a task, then no sentence of a failed text and no text of a task is there', () => {
  const slot = { start: AT, end: AT, staffId: ID, resourceIds: [] };
  const waiting: Waiting = {
    ...{ id: ID, businessId: 'default', callerId: ID, serviceId: ID, staffId: null, from: '2026-11-20' },
    ...{
      to: '2026-11-21',
      consented: true,
      state: 'offered',
      offer: { slot, until: AT },
      timesOffered: 1,
      by: 'agent',
    },
    ...{ createdAt: AT, callerName: 'Ana Lopez', maskedNumbers: ['••23'], serviceName: 'Cut', staffName: null },
    ...{ offeredWith: null, free: null, took: null },
    told: { state: 'failed', problem: { code: 'x', values: { why: NEVER }, sentence: NEVER } },
  };
  const done = { id: ID, kind: 'promise', text: NEVER, callerId: ID, callId: ID } as const;
  const task = { ...done, due: null, createdAt: AT, doneAt: AT };
  const seen = [
    shownToStaff('waitlist.list', { business: 'default' }, { entries: [waiting] }),
    shownToStaff('tasks.done', { id: ID, done: true }, { task }),
  ];
  expect(seen).toMatchObject([
    { entries: [{ callerName: 'Ana Lopez', state: 'offered' }] },
    { task: { kind: 'promise' } },
  ]);
  expect(JSON.stringify(seen)).not.toContain(NEVER);
});

it('when a command has no mask, then nothing of its answer is shown', () => {
  expect(() => shownToStaff('review.list', { limit: 50 }, { facts: [], nextCursor: null } as never)).toThrow('no mask');
});
