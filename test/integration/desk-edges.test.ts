import { describe, expect, it, onTestFinished } from 'vitest';

import { aRing } from '../support/factories.ts';
import { atTheDesk, ROUND_THE_CLOCK } from '../support/front-desk/at-the-desk.ts';
import { useTool, WEEK } from '../support/front-desk/salon.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const text = (part: string): string => expect.stringContaining(part) as string;
const at = (startTime: string) => ({ success: true, data: { appointment: { startTime } } });

describe('the front desk at its edges', () => {
  it('when an hour comes twice in a night, then both are offered, told apart, and booked apart', async () => {
    const berlin = { zone: 'Europe/Berlin', at: '2026-10-20T10:00:00Z', hours: ROUND_THE_CLOCK };
    const { tool, book, shop } = await atTheDesk(berlin);
    const given = { serviceId: shop.cut, employeeId: shop.maya, date: '2026-10-25 02:00' };
    const offered = await tool('check_availability', given);
    expect(offered.data?.slots?.map(({ startTime }) => startTime)).toEqual([
      '2026-10-25T00:00:00Z',
      '2026-10-25T01:00:00Z',
    ]);
    expect(offered.message).toMatch(/two o'clock at night before the clocks go back or two o'clock at night after/);
    const [first, second] = offered.data?.slots ?? [];
    const who = { employeeId: shop.maya };
    expect(await book('2026-10-25 02:00', who)).toMatchObject({ success: false, code: 'CLARIFICATION_REQUIRED' });
    expect(await book(first?.startTime ?? '', who)).toMatchObject(at('2026-10-25T00:00:00Z'));
    expect(await book(second?.startTime ?? '', who)).toMatchObject(at('2026-10-25T01:00:00Z'));
  });

  it('when an hour is left out in a night, then it cannot be booked, and what lasts over it is as long as ever', async () => {
    const berlin = { zone: 'Europe/Berlin', at: '2027-03-20T10:00:00Z', hours: ROUND_THE_CLOCK };
    const { book } = await atTheDesk(berlin);
    expect(await book('2027-03-28 02:30')).toMatchObject({ success: false, code: 'CLARIFICATION_REQUIRED' });
    const over = await book('2027-03-28 01:30');
    expect(over).toMatchObject({
      data: { appointment: { startTime: '2027-03-28T00:30:00Z', endTime: '2027-03-28T01:30:00Z' } },
    });
  });

  it('when a service lasts over midnight, then it belongs to its night, also before a closed day', async () => {
    const nights = { ...WEEK, 5: [{ open: '20:00', close: '02:00' }], 6: [] };
    const { book, owner } = await atTheDesk({ hours: nights, service: { minutes: 120 } });
    await owner.ask('closures.add', { from: '2026-11-21' });
    expect(await book('Friday at 11 pm')).toMatchObject({
      data: { appointment: { startTime: '2026-11-20T23:00:00Z', endTime: '2026-11-21T01:00:00Z' } },
    });
    expect(await book('2026-11-21 00:30')).toMatchObject({
      code: 'SLOT_UNAVAILABLE',
      error: text('We cannot do it at that time.'),
    });
    expect(await book('2026-11-21 00:00', { customerName: 'Bea Kurz' })).toMatchObject(at('2026-11-21T00:00:00Z'));
    for (const day of ['2026-11-20', '2026-11-21'])
      expect((await owner.ask('appointments.list', { from: day, to: day })).appointments.length).toBeGreaterThan(0);
  });

  it('when buffers lie around an appointment, then the next one begins behind both, and no minute later', async () => {
    const { book, starts, shop } = await atTheDesk({ service: { bufferBeforeMin: 15, bufferAfterMin: 15 } });
    await book('tomorrow at noon', { employeeId: shop.maya });
    const given = { date: '2026-11-19', employeeId: shop.maya };
    expect(await starts({ ...given, date: '2026-11-19 from 10 am to 3 pm' })).toEqual(
      ['10:00', '13:30', '14:30'].map((time) => `2026-11-19T${time}:00Z`),
    );
    expect(await book('2026-11-19 10:45', { ...given, customerName: 'Bea Kurz' })).toMatchObject({ success: false });
    expect(await book('2026-11-19 10:30', { ...given, customerName: 'Bea Kurz' })).toMatchObject({ success: true });
  });

  it('when somebody works no more, then what was booked with them can be told, moved to another, and cancelled', async () => {
    const { book, tool, shop, owner } = await atTheDesk();
    await book('tomorrow at three', { employeeId: shop.maya });
    await book('Friday at three', { employeeId: shop.maya });
    await owner.ask('staff.save', { id: shop.maya, name: 'Maya', active: false });
    expect(await tool('find_appointment', { customerName: 'Ana' })).toMatchObject({ message: text('with Maya') });
    const move = { appointmentDate: 'tomorrow', startTime: 'tomorrow at four' };
    expect(await tool('reschedule_appointment', move)).toMatchObject({ message: text('with Tom') });
    expect(await tool('cancel_appointment', { appointmentDate: 'Friday' })).toMatchObject({ success: true });
    expect(await book('Friday at three', { employeeId: 'Maya' })).toMatchObject({ code: 'EMPLOYEE_NOT_FOUND' });
  });

  it('when a service is no more, then what was booked of it can be told, moved and cancelled, and nothing new booked', async () => {
    const { book, tool, shop, owner } = await atTheDesk();
    await book('tomorrow at three');
    await owner.ask('services.remove', { id: shop.cut });
    expect(await tool('find_appointment', { customerName: 'Ana' })).toMatchObject({
      message: text('You have Haircut on'),
    });
    expect(await tool('reschedule_appointment', { startTime: 'Sunday at four' })).toMatchObject({
      code: 'SLOT_UNAVAILABLE',
    });
    expect(await tool('reschedule_appointment', { startTime: 'tomorrow at four' })).toMatchObject({ success: true });
    expect(await tool('cancel_appointment', {})).toMatchObject({ success: true });
    expect(await book('tomorrow at two')).toMatchObject({ success: false, code: 'SERVICE_NOT_FOUND' });
  });

  it('when a caller has come once and comes again, then a ringing phone is told of both, as it is by then', async () => {
    const { app, book, clock } = await atTheDesk();
    await book('tomorrow at three', { employeeId: 'Maya' });
    await book('Friday at ten', { employeeId: 'Tom' });
    const told = async (): Promise<string[]> => {
      const answer = JSON.stringify(await app.ring(aRing({ call_sid: crypto.randomUUID() })));
      return [...answer.matchAll(/(Next|Last) appointment, [^:]+: (Haircut on [^\\"]+)/g)].map(
        ([, which, what]) => `${which}: ${what}`,
      );
    };
    const [first, second] = ['Haircut on 19 Nov 2026 at 15:00, with Maya', 'Haircut on 20 Nov 2026 at 10:00, with Tom'];
    expect(await told()).toEqual([`Next: ${first}`]);
    clock.forward(29 * 60);
    expect(await told()).toEqual([`Next: ${second}`, `Last: ${first}`]);
    clock.forward(24 * 60);
    expect(await told()).toEqual([`Last: ${second}`]);
  });

  it('when the shop’s clocks are others from now on, then what is booked stays at its moment, and is said by the new ones', async () => {
    const dataDir = temporaryDirectory();
    const { app, book } = await atTheDesk({ dataDir });
    const made = await book('tomorrow at three');
    await app.stop();
    const now = createTestClock('2026-11-18T12:00:00Z').now;
    const moved = await startTestApp({ dataDir, now, env: { LINEKEEPER_TIME_ZONE: 'Europe/Berlin' } });
    onTestFinished(() => moved.stop());
    expect(JSON.stringify(await moved.ring(aRing({ call_sid: 'CA0007' })))).toContain(
      'Haircut on 19 Nov 2026 at 16:00',
    );
    const found = await useTool(moved, 'find_appointment', 'CA0007', { customerName: 'Ana' });
    expect(found.message).toContain("four o'clock in the afternoon");
    expect(found.data?.appointments).toMatchObject([
      { id: made.data?.appointment?.id, startTime: '2026-11-19T15:00:00Z' },
    ]);
  });
});
