import { describe, expect, it } from 'vitest';

import { Service } from '#contract/front-desk.ts';
import {
  fromAmount,
  hoursToMinutes,
  minutesToHours,
  toAmount,
} from '../../renderer/src/features/settings/desk/figures.ts';
import {
  newServiceDraft,
  serviceFaults,
  toSavedService,
  toServiceDraft,
} from '../../renderer/src/features/settings/desk/service-draft.ts';
import { noBreaks, nobodyYet, staffFaults } from '../../renderer/src/features/settings/desk/staff-draft.ts';

const service = Service.parse({
  id: '0190a0a0-0000-7000-8000-000000000001',
  businessId: 'default',
  name: 'Cut',
  minutes: 30,
  price: { amount: 4550, currency: 'EUR' },
  addOns: [{ id: '0190a0a0-0000-7000-8000-000000000002', name: 'Wash', minutes: 15, price: null }],
  leadMin: 90,
  resourceKinds: ['chair', 'chair'],
});

describe('figures of the front desk', () => {
  it('when an amount is typed, then it is kept in the currency’s smallest unit, and comes back as it was', () => {
    expect([toAmount('45,50', 'EUR'), toAmount('45', 'JPY'), toAmount('', 'EUR')]).toEqual([4550, 45, null]);
    expect([toAmount('45.555', 'EUR'), toAmount('0.5', 'JPY'), toAmount('-3', 'EUR')]).toEqual(
      Array(3).fill(undefined),
    );
    expect([fromAmount(4550, 'EUR'), fromAmount(45, 'JPY'), fromAmount(null, 'EUR')]).toEqual(['45.50', '45', '']);
  });

  it('when hours are typed, then they are minutes, half ones too', () => {
    expect([hoursToMinutes('1,5', 720), hoursToMinutes('721', 720), hoursToMinutes('x', 720)]).toEqual([
      90,
      undefined,
      undefined,
    ]);
    expect(minutesToHours(90)).toBe('1.5');
  });
});

describe('a service that is typed', () => {
  it('when nothing is changed, then exactly the same is saved', () => {
    const { id, businessId, ...same } = service;
    expect([id, businessId]).toEqual([service.id, 'default']);
    expect(toSavedService(toServiceDraft(service, 'USD'))).toEqual(same);
  });

  it('when something cannot be right, then it is named', () => {
    expect(serviceFaults(toServiceDraft(service, 'USD'))).toEqual([]);
    expect(serviceFaults(newServiceDraft('EUR'))).toEqual(['name']);
    const wrong = { ...newServiceDraft('EUR'), minutes: '4', price: 'a lot', bufferAfter: '241', horizonDays: '0' };
    expect(serviceFaults(wrong)).toEqual(['name', 'minutes', 'price', 'bufferAfter', 'horizon']);
  });
});

describe('somebody of the shop who is typed', () => {
  it('when hours lie over one another or time off ends before it begins, then it is named', () => {
    const overlapping = {
      ...noBreaks,
      1: [
        { open: '09:00', close: '12:00' },
        { open: '11:00', close: '13:00' },
      ],
    };
    const absences = [{ id: 'a', from: '2027-03-10T10:00', to: '2027-03-10T09:00', reason: '' }];
    expect(staffFaults({ ...nobodyYet, name: 'Ines', week: overlapping, absences })).toEqual(['week', 'absences']);
    expect(staffFaults({ ...nobodyYet, name: 'Ines', breaks: noBreaks })).toEqual([]);
  });
});
