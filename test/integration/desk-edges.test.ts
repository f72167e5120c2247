import { describe, expect, it, onTestFinished } from 'vitest';

import { aRing } from '../support/factories.ts';
import { openSalon, useTool, WEEK } from '../support/front-desk/salon.ts';
import { ownerOf } from '../support/owner.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const ALWAYS = [{ open: '00:00', close: '24:00' }];
const ROUND_THE_CLOCK = { 1: ALWAYS, 2: ALWAYS, 3: ALWAYS, 4: ALWAYS, 5: ALWAYS, 6: ALWAYS, 7: ALWAYS };
type Over = { at?: string; zone?: string; service?: object; dataDir?: string; [over: string]: unknown };

/** A salon with Ana on the phone; Wednesday, 18 November 2026, eleven in London, where nothing else is said. */
async function shopOf({
  at = '2026-11-18T11:00:00Z',
  zone = 'Europe/London',
  service = {},
  dataDir,
  ...over
}: Over = {}) {
  const clock = createTestClock(at);
  const kept = dataDir === undefined ? {} : { dataDir, keep: true };
  const app = await startTestApp({ now: clock.now, env: { LINEKEEPER_TIME_ZONE: zone }, ...kept });
  if (dataDir === undefined) onTestFinished(() => app.stop());
  const shop = await openSalon(app, { zone, ...over });
  const cut = { name: 'Haircut', minutes: 60, ...service };
  const saveCut = (more: object = {}) => app.execute('services.save', { id: shop.cut, ...cut, ...more });
  await saveCut();
  await app.ring(aRing());
  const tool = (name: string, given: object = {}, callSid = 'CA0001') => useTool(app, name, callSid, given);
  const book = (startTime: string, more: object = {}) =>
    tool('book_appointment', { serviceId: shop.cut, customerName: 'Ana Ruiz', startTime, ...more });
  const starts = async (given: object): Promise<string[] | undefined> =>
    (await tool('check_availability', { serviceId: shop.cut, ...given })).data?.slots?.map((slot) => slot.startTime);
  return { app, clock, shop, saveCut, tool, book, starts, owner: ownerOf(app) };
}

const text = (part: string): string => expect.stringContaining(part) as string;
const at = (startTime: string) => ({ success: true, data: { appointment: { startTime } } });

describe('the front desk at its edges', () => {
  it('when an hour comes twice in a night, then both are offered, told apart, and booked apart', async () => {
    const berlin = { zone: 'Europe/Berlin', at: '2026-10-20T10:00:00Z', hours: ROUND_THE_CLOCK };
    const { tool, book, shop } = await shopOf(berlin);
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
    const { book } = await shopOf(berlin);
    expect(await book('2027-03-28 02:30')).toMatchObject({ success: false, code: 'CLARIFICATION_REQUIRED' });
    const over = await book('2027-03-28 01:30');
    expect(over).toMatchObject({
      data: { appointment: { startTime: '2027-03-28T00:30:00Z', endTime: '2027-03-28T01:30:00Z' } },
    });
  });

  it('when a service lasts over midnight, then it belongs to its night, also before a closed day', async () => {
    const nights = { ...WEEK, 5: [{ open: '20:00', close: '02:00' }], 6: [] };
    const { book, owner } = await shopOf({ hours: nights, service: { minutes: 120 } });
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

  it('when a time is too soon or too far ahead, then it is said why, and to the minute from when on it is not', async () => {
    const { book, clock, tool, shop } = await shopOf({ service: { leadMin: 120, horizonDays: 7 } });
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

  it('when buffers lie around an appointment, then the next one begins behind both, and no minute later', async () => {
    const { book, starts, shop } = await shopOf({ service: { bufferBeforeMin: 15, bufferAfterMin: 15 } });
    await book('tomorrow at noon', { employeeId: shop.maya });
    const given = { date: '2026-11-19', employeeId: shop.maya };
    expect(await starts({ ...given, date: '2026-11-19 from 10 am to 3 pm' })).toEqual(
      ['10:00', '13:30', '14:30'].map((time) => `2026-11-19T${time}:00Z`),
    );
    expect(await book('2026-11-19 10:45', { ...given, customerName: 'Bea Kurz' })).toMatchObject({ success: false });
    expect(await book('2026-11-19 10:30', { ...given, customerName: 'Bea Kurz' })).toMatchObject({ success: true });
  });

  it('when what was booked with an add-on cannot be moved to a time, then those told instead are long enough', async () => {
    const wash = { id: crypto.randomUUID(), name: 'Wash', minutes: 60, price: null };
    const { book, tool, shop, owner } = await shopOf({ service: { addOns: [wash], staffIds: [] } });
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

  it('when somebody works no more, then what was booked with them can be told, moved to another, and cancelled', async () => {
    const { book, tool, shop, owner } = await shopOf();
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
    const { book, tool, shop, owner } = await shopOf();
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

  it('when a service is asked for of somebody who does not do it, then it is said, at every tool', async () => {
    const { tool, shop } = await shopOf();
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
    const { tool, book, owner } = await shopOf();
    const said = { notes: 'Ring me at 212 555 0177', customerName: 'Ana Ruiz +1 212 555 0178' };
    const made = await book('tomorrow at three', said);
    expect(made.data?.appointment).toMatchObject({ notes: 'Ring me at number ending 77' });
    const id = made.data?.appointment?.id ?? '';
    await tool('cancel_appointment', { appointmentId: id, reason: 'Ring 2125550179 instead' });
    const kept = JSON.stringify(await owner.ask('appointments.get', { id }));
    expect(kept).toContain('Ring number ending 79 instead');
    expect(kept).not.toMatch(/555|0177|0178|0179/);
  });

  it('when a caller has come once and comes again, then a ringing phone is told of both, as it is by then', async () => {
    const { app, book, clock } = await shopOf();
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
    const { app, book } = await shopOf({ dataDir });
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
