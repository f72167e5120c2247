import { describe, expect, it } from 'vitest';

import type { Observation } from '../../server/domain/observation.ts';
import { findingKey, reconcile } from '../../server/domain/reconcile.ts';
import { anObservation } from '../support/memory-makers.ts';

const day = (index: number) => `2026-11-0${index}T10:00:00.000Z`;

/** Observations one day apart, in the order given; ids are 1, 2, 3 … */
function standings(rows: Partial<Observation>[], trade: 'salon' | 'dentist' = 'salon') {
  const observations = rows.map((row, index) =>
    anObservation({ id: String(index + 1), saidAt: day(index + 1), ...row }),
  );
  const byId = new Map(reconcile(observations, trade).map((standing) => [standing.id, standing]));
  return observations.flatMap(({ id }) => byId.get(id) ?? []);
}
const statuses = (rows: Partial<Observation>[], trade: 'salon' | 'dentist' = 'salon') =>
  standings(rows, trade).map(({ status }) => status);

describe('a slot with one value', () => {
  it('when the caller says something newer then the older one ends on that day', () => {
    const [older, newer] = standings([{ value: 'Maria' }, { value: 'Sofia' }]);
    expect(older).toMatchObject({ status: 'superseded', trueTo: day(2), retiredAt: day(2), pendingReason: null });
    expect(newer).toMatchObject({ status: 'active', trueTo: null });
  });

  it('when something weaker contradicts then it waits, with a reason', () => {
    const [, weaker] = standings([{ value: 'Maria', source: 'staff' }, { value: 'Sofia' }]);
    expect(weaker).toMatchObject({ status: 'pending', pendingReason: 'Staff entered something else.' });
  });

  it('when a value was said on two calls then one word against it waits, and the second one wins', () => {
    const twice = [{ value: 'Maria' }, { value: 'maria' }];
    expect(statuses([...twice, { value: 'Sofia' }])).toEqual(['superseded', 'active', 'pending']);
    expect(statuses([...twice, { value: 'Sofia' }, { value: 'SOFIA' }])).toEqual([
      'superseded',
      'superseded',
      'superseded',
      'active',
    ]);
  });

  it('when it is said twice on one call then that counts once', () => {
    expect(statuses([{ value: 'Maria', callId: 'a' }, { value: 'Maria', callId: 'a' }, { value: 'Sofia' }])).toEqual([
      'superseded',
      'superseded',
      'active',
    ]);
  });

  it('when it is an explicit correction then it beats what was said twice, but not staff', () => {
    expect(statuses([{}, {}, { value: 'Sofia', correction: true }])).toEqual(['superseded', 'superseded', 'active']);
    expect(statuses([{ source: 'staff' }, { value: 'Sofia', correction: true }])).toEqual(['active', 'pending']);
  });

  it('when the newest is forgotten then the one before is back', () => {
    const rows = [{ value: 'Maria' }, { value: 'Sofia' }];
    expect(statuses(rows)).toEqual(['superseded', 'active']);
    expect(statuses([rows[0] ?? {}, { value: 'Sofia', forgottenAt: day(9) }])).toEqual(['active', 'forgotten']);
  });

  it('when the caller takes it back then nothing stands', () => {
    expect(statuses([{ value: 'Maria' }, { value: 'maria', negated: true }])).toEqual(['superseded', 'superseded']);
    expect(
      statuses([
        { slot: 'vehicle', value: 'blue VW Golf' },
        { slot: 'vehicle', value: 'golf', negated: true },
      ]),
    ).toEqual(['superseded', 'superseded']);
    expect(statuses([{ value: 'Maria' }, { value: 'Sofia', negated: true }])).toEqual(['active', 'superseded']);
    expect(
      statuses([
        { value: 'Maria', source: 'staff' },
        { value: 'Maria', negated: true },
      ]),
    ).toEqual(['active', 'pending']);
  });

  it('when staff pinned it then only staff can replace it', () => {
    expect(statuses([{ pinned: true }, { value: 'Sofia', source: 'tool' }])).toEqual(['active', 'pending']);
    expect(statuses([{ pinned: true }, { value: 'Sofia', source: 'staff' }])).toEqual(['superseded', 'active']);
  });

  it('when staff pinned a short name then a longer one waits', () => {
    const name = { slot: 'customer_name', value: 'Anna' };
    expect(statuses([name, { ...name, value: 'Anna Berg' }])).toEqual(['superseded', 'active']);
    expect(
      statuses([
        { ...name, pinned: true },
        { ...name, value: 'Anna Berg' },
      ]),
    ).toEqual(['active', 'pending']);
  });

  it('when it had an end and that is over then anything newer replaces it, and the same value is told again', () => {
    const until = { source: 'staff', expiresAt: '2026-11-01T12:00:00.000Z' } as const;
    const [older, newer] = standings([until, { value: 'Sofia' }]);
    expect([older?.status, older?.trueTo, newer?.status]).toEqual(['superseded', until.expiresAt, 'active']);
    expect(statuses([until, { value: 'Maria' }])).toEqual(['superseded', 'active']);
  });

  it('when it is quarantined then it waits until approved, and counts as staff’s word from then on', () => {
    expect(standings([{ quarantine: 'Reads like an order to the agent.' }])[0]).toMatchObject({
      status: 'pending',
      pendingReason: 'Reads like an order to the agent.',
    });
    expect(
      statuses([
        { quarantine: 'x', approvedAt: day(9) },
        { value: 'Sofia', source: 'tool' },
      ]),
    ).toEqual(['active', 'pending']);
  });

  it('when it is about somebody else then it has its own history', () => {
    expect(statuses([{ subject: 'Leo' }, { subject: 'self', value: 'Sofia' }])).toEqual(['active', 'active']);
  });
});

describe('a slot with many values', () => {
  it('when values differ then all stand, and a repeat leaves one of each', () => {
    const likes = (value: string) => ({ slot: 'likes', value });
    expect(statuses([likes('tea'), likes('jazz'), likes('Tea')])).toEqual(['superseded', 'active', 'active']);
    expect(statuses([{ ...likes('tea'), source: 'staff' }, likes('tea')])).toEqual(['active', 'superseded']);
  });

  it('when one is taken back then only that one goes', () => {
    expect(
      statuses([
        { slot: 'likes', value: 'tea' },
        { slot: 'likes', value: 'jazz' },
        { slot: 'likes', value: 'tea', negated: true },
      ]),
    ).toEqual(['superseded', 'active', 'superseded']);
  });

  it('when it happened then it is added, however often', () => {
    expect(
      statuses([
        { slot: 'complaint', value: 'late' },
        { slot: 'complaint', value: 'late' },
      ]),
    ).toEqual(['active', 'active']);
  });
});

describe('a safety fact', () => {
  const nuts = { slot: 'allergies', value: 'nuts', sensitivity: 'health' } as const;

  it('when the caller takes it back then it stays, and the denial waits for staff', () => {
    const [fact, denial] = standings([nuts, { ...nuts, negated: true, correction: true }]);
    expect([fact?.status, denial?.status, denial?.pendingReason]).toEqual([
      'active',
      'pending',
      'A safety fact is only taken back by staff.',
    ]);
  });

  it('when a single value was marked as health by staff then a newer word waits', () => {
    const medical = { slot: 'preferred_time', value: 'never lying down', sensitivity: 'health' } as const;
    const [older, newer] = standings([medical, { slot: 'preferred_time', value: 'mornings', correction: true }]);
    expect([older?.status, newer?.status]).toEqual(['active', 'pending']);
  });

  it('when staff let the denial in then it goes', () => {
    expect(statuses([nuts, { ...nuts, negated: true, approvedAt: day(9) }])).toEqual(['superseded', 'superseded']);
  });

  it('when the business is a dentist then it waits for review, elsewhere it is told at once', () => {
    expect(statuses([nuts], 'dentist')).toEqual(['pending']);
    expect(statuses([{ ...nuts, approvedAt: day(9) }], 'dentist')).toEqual(['active']);
    expect(statuses([{ ...nuts, source: 'staff' }], 'dentist')).toEqual(['active']);
    expect(statuses([nuts], 'salon')).toEqual(['active']);
  });
});

describe('the key of a finding', () => {
  it('when the same is found again in another spelling then the key is the same, on another call it is not', () => {
    const finding = {
      slot: 'likes',
      subject: 'self',
      value: 'Café au lait',
      negated: false,
      source: 'caller',
    } as const;
    expect(findingKey('c1', { ...finding, value: 'cafe AU lait!' })).toBe(findingKey('c1', finding));
    expect(findingKey('c2', finding)).not.toBe(findingKey('c1', finding));
    expect(findingKey('c1', { ...finding, negated: true })).not.toBe(findingKey('c1', finding));
  });
});
