import { describe, expect, it } from 'vitest';

import { ANA } from '../support/factories.ts';
import { atTheDesk } from '../support/front-desk/at-the-desk.ts';
import { WEEK } from '../support/front-desk/salon.ts';

const text = (part: string): string => expect.stringContaining(part) as string;
const at = (startTime: string) => ({ success: true, data: { appointment: { startTime } } });

describe('what the front desk offers, and why it cannot', () => {
  it('when a time is too soon or too far ahead, then it is said why, and to the minute from when on it is not', async () => {
    const { book, clock, tool, shop } = await atTheDesk({ service: { leadMin: 120, horizonDays: 7 } });
    expect(await book('today at 12:45')).toMatchObject({
      success: false,
      error: text('That is too soon to be booked. I have Wednesday'),
    });
    expect(await book('today at one pm')).toMatchObject(at('2026-11-18T13:00:00Z'));
    clock.forward(1);
    expect(await book('today at one pm', { customerName: 'Bea Kurz' })).toMatchObject({ success: false });
    expect(await book('2026-11-25 16:00')).toMatchObject(at('2026-11-25T16:00:00Z'));
    const far = { success: false, code: 'SLOT_UNAVAILABLE', error: 'That is too far ahead to be booked yet.' };
    expect(await book('2026-11-26 09:00')).toEqual(far);
    const none = await tool('check_availability', { serviceId: shop.cut, date: '2026-11-26' });
    expect([none.data?.slots, none.message]).toEqual([[], far.error]);
    const full = await tool('check_availability', { serviceId: shop.cut, date: '2026-11-22' });
    expect(full.message).toContain('There is nothing free then.');
  });

  it('when what was booked with an add-on cannot be moved to a time, then those told instead are long enough', async () => {
    const wash = { id: crypto.randomUUID(), name: 'Wash', minutes: 60, price: null };
    const { book, tool, shop, owner } = await atTheDesk({ service: { addOns: [wash], staffIds: [] } });
    await owner.ask('staff.save', { id: shop.tom, name: 'Tom', active: false });
    const id = (await book('tomorrow at nine', { addOns: 'wash' })).data?.appointment?.id;
    // An hour is left from eleven to twelve, and two from three on.
    await book('tomorrow at noon', { customerName: 'Bea Kurz' });
    await book('tomorrow at one pm', { customerName: 'Cem Aydin' });
    await book('tomorrow at two pm', { customerName: 'Dora Lind' });
    const moved = await tool('reschedule_appointment', {
      appointmentId: id,
      startTime: 'tomorrow at noon',
    });
    expect(moved).toMatchObject({ success: false, code: 'SLOT_UNAVAILABLE' });
    expect(moved.error).toContain("three o'clock in the afternoon");
    expect(moved.error).not.toContain("eleven o'clock");
  });

  it('when a service is asked for of somebody who does not do it, then it is said, at every tool', async () => {
    const { tool, shop } = await atTheDesk();
    const given = {
      serviceId: shop.colour,
      employeeId: 'Tom',
      startTime: 'tomorrow at three',
      customerName: 'Ana Ruiz',
    };
    const nobody = { success: false, code: 'EMPLOYEE_NOT_FOUND', error: 'There is nobody of that name who does this.' };
    for (const name of ['check_availability', 'book_appointment']) expect(await tool(name, given)).toEqual(nobody);
  });

  it('when words of a caller hold a number, then the number is kept nowhere', async () => {
    const { tool, book, owner } = await atTheDesk();
    const said = { notes: 'Ring me at 212 555 0177', customerName: 'Ana Ruiz +1 212 555 0178' };
    const made = await book('tomorrow at three', said);
    expect(made.data?.appointment).toMatchObject({ notes: 'Ring me at number ending 77' });
    const id = made.data?.appointment?.id ?? '';
    await tool('cancel_appointment', { appointmentId: id, reason: 'Ring 2125550179 instead' });
    const kept = JSON.stringify(await owner.ask('appointments.get', { id }));
    expect(kept).toContain('Ring number ending 79 instead');
    expect(kept).not.toMatch(/555|0177|0178|0179/);
  });

  it('when only the end of a week has the hours that suit, then they are found behind hundreds of others', async () => {
    const late = [{ open: '09:00', close: '22:00' }];
    const { starts, owner } = await atTheDesk({ hours: { ...WEEK, 5: late } });
    await owner.ask('booking-rules.save', { rules: { stepMin: 5, changeNoticeMin: 0 } });
    expect(await starts({ date: 'next week after seven pm' })).toEqual(
      ['19', '20', '21'].map((hour) => `2026-11-27T${hour}:00:00Z`),
    );
  });

  it('when a caller wants to come after five, then nobody is offered nine in the morning', async () => {
    const { starts, tool, shop } = await atTheDesk({ hours: { ...WEEK, 4: [{ open: '09:00', close: '20:00' }] } });
    expect(await starts({ date: 'tomorrow after five' })).toEqual(
      ['17', '18', '19'].map((hour) => `2026-11-19T${hour}:00:00Z`),
    );
    const none = await tool('check_availability', { serviceId: shop.cut, date: 'Friday after eight' });
    expect([none.data?.slots, none.message]).toEqual([
      [],
      'There is nothing free then. Which other day would suit you?',
    ]);
  });

  it('when one time is asked for and taken, or is none that bookings begin at, then what lies nearest that day is offered', async () => {
    const { book, tool, shop } = await atTheDesk();
    const asked = (date: string) => tool('check_availability', { serviceId: shop.cut, employeeId: 'Maya', date });
    await book('tomorrow at three', { employeeId: 'Maya' });
    const taken = await asked('tomorrow at three');
    const near = ['13', '14', '16'].map((hour) => `2026-11-19T${hour}:00:00Z`);
    expect([taken.success, taken.data?.slots?.map(({ startTime }) => startTime)]).toEqual([true, near]);
    expect(taken.message).toBe(
      "That time is not free. I have Thursday the nineteenth of November: one o'clock in the afternoon, two o'clock in the afternoon or four o'clock in the afternoon. Which one suits you?",
    );
    const between = await asked('tomorrow at ten past eleven');
    expect(between.data?.slots?.map(({ startTime }) => startTime)).toContain('2026-11-19T11:15:00Z');
    expect((await asked('Sunday at ten')).message).toContain('There is nothing free then.');
  });

  it('when the shop is closed at whatever a time may mean, then it is said, with what lies nearest, and nothing asked', async () => {
    const { book } = await atTheDesk();
    expect(await book('Sunday at ten')).toEqual({
      success: false,
      code: 'SLOT_UNAVAILABLE',
      error:
        "We cannot do it at that time. I have Monday the twenty-third of November: nine o'clock in the morning, ten o'clock in the morning or eleven o'clock in the morning. Which one suits you?",
    });
    await book('tomorrow at three', { employeeId: 'Maya' });
    const taken = await book('tomorrow at three', { employeeId: 'Maya', customerName: 'Bea Kurz' });
    expect(taken.error).toBe(
      "That time is not free. I have Thursday the nineteenth of November: one o'clock in the afternoon, two o'clock in the afternoon or four o'clock in the afternoon. Which one suits you?",
    );
  });

  it('when something is wanted with a service that there is not, then it is said what there is, and nothing booked without it', async () => {
    const price = { amount: 1000, currency: 'GBP' };
    const wash = { id: crypto.randomUUID(), name: 'Wash', minutes: 15, price };
    const { book, tool, shop, saveCut } = await atTheDesk({ service: { addOns: [wash] } });
    const says = {
      success: false,
      code: 'ADD_ON_NOT_FOUND',
      error: 'You can add: Wash (15 minutes, 10 British pounds).',
    };
    expect(await book('tomorrow at three', { addOns: 'massage' })).toEqual(says);
    expect(await tool('check_availability', { serviceId: shop.cut, addOns: ['massage'] })).toEqual(says);
    const made = await book('tomorrow at three', { addOns: 'wash' });
    expect(made).toMatchObject({
      message: text('Haircut and Wash on'),
      data: { appointment: { endTime: '2026-11-19T16:15:00Z' } },
    });
    expect(await book('tomorrow at nine', { addOns: 'none', customerName: 'Bea Kurz' })).toMatchObject({
      data: { appointment: { endTime: '2026-11-19T10:00:00Z' } },
    });
    await saveCut({ addOns: [] });
    expect(await book('Friday at nine', { addOns: 'wash' })).toMatchObject({
      error: 'Nothing can be added to this service.',
    });
  });

  it('when staff noted something of an appointment, then its caller is told of the appointment, and not of the note', async () => {
    const { app, tool, shop, owner } = await atTheDesk();
    await app.settled();
    const { id: callerId } = await owner.personOf(ANA);
    const start = '2026-11-20T10:00:00.000Z';
    const note = 'Never pays on the day.';
    await owner.ask('appointments.book', { serviceId: shop.cut, start, callerId, name: 'Ana Ruiz', note });
    const moved = { startTime: 'Friday at noon', customerName: 'Ana' };
    for (const reply of [
      await tool('find_appointment', { customerName: 'Ana' }),
      await tool('reschedule_appointment', moved),
      await tool('cancel_appointment', { customerName: 'Ana' }),
    ]) {
      expect(reply).toMatchObject({ success: true });
      expect(JSON.stringify(reply)).not.toContain('pays');
    }
  });
});
