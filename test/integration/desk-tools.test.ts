import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { aRing, BEN } from '../support/factories.ts';
import { openSalon, useTool, type Shop } from '../support/front-desk/salon.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';

const text = (part: string): string => expect.stringContaining(part) as string;

describe('the front desk by tool call', () => {
  let app: TestApp;
  let shop: Shop;
  /** Wednesday, eleven in London. */
  let clock: ReturnType<typeof createTestClock>;
  beforeEach(async () => {
    clock = createTestClock('2026-11-18T11:00:00Z');
    app = await startTestApp({ now: clock.now });
    shop = await openSalon(app);
    await app.ring(aRing());
  });
  afterEach(() => app.stop());

  const tool = (name: string, given: object = {}, callSid = 'CA0001') => useTool(app, name, callSid, given);
  const booked = async (startTime = 'tomorrow at three', callSid = 'CA0001') => {
    const reply = await tool(
      'book_appointment',
      { customerName: 'Ana Ruiz', serviceId: 'haircut', startTime },
      callSid,
    );
    expect(reply).toMatchObject({ success: true });
    return reply.data?.appointment ?? { id: '', startTime: '', status: '' };
  };

  it('when a caller asks for tomorrow afternoon, then three times are offered, said, and held for that call alone', async () => {
    const offered = await tool('check_availability', {
      date: 'tomorrow afternoon',
      service: 'cut',
      employeeId: shop.maya,
    });
    expect(offered.message).toBe(
      "For Haircut I have Thursday the nineteenth of November: twelve noon, one o'clock in the afternoon or two o'clock in the afternoon. Which one suits you?",
    );
    const starts = offered.data?.slots?.map(({ startTime }) => new Date(startTime).toISOString());
    expect(starts).toEqual(['12', '13', '14'].map((hour) => `2026-11-19T${hour}:00:00.000Z`));

    await app.ring(aRing({ caller_id: BEN, call_sid: 'CA0002' }));
    const other = {
      serviceId: shop.cut,
      customerName: 'Ben Okafor',
      employeeId: shop.maya,
      startTime: 'tomorrow at 1 pm',
    };
    expect(await tool('book_appointment', other, 'CA0002')).toMatchObject({ success: false, code: 'SLOT_UNAVAILABLE' });
    clock.forward(4);
    expect(await tool('book_appointment', other, 'CA0002')).toMatchObject({ success: true });
  });

  it('when the same booking comes again on a call, then it is one; cancelled and asked for again, it is a new one', async () => {
    const [first, second] = [await booked(), await booked()];
    expect(second.id).toBe(first.id);
    expect(await tool('cancel_appointment', { appointmentId: first.id })).toMatchObject({ success: true });
    expect(await tool('cancel_appointment', { appointmentId: first.id })).toMatchObject({ success: true });
    const third = await booked();
    expect(third.id).not.toBe(first.id);
    expect(third.status).toBe('scheduled');
  });

  it('when the same is booked once more in other words, by whomever, then it is one; under another name it is another', async () => {
    const given = { serviceId: shop.cut, startTime: 'tomorrow at three', customerName: 'Ana Ruiz' };
    const { id } = await booked();
    await app.ring(aRing({ call_sid: 'CA0009' }));
    const again = [
      await tool('book_appointment', { ...given, customerName: 'Ana', notes: 'Has long hair.' }),
      await tool('book_appointment', { ...given, customerEmail: 'ana@example.com', employeeId: shop.maya }),
      await tool('create_appointment', { ...given, employeeId: shop.tom }),
      // The line broke, and she rings again.
      await tool('book_appointment', given, 'CA0009'),
    ];
    expect(again.map(({ data }) => data?.appointment?.id)).toEqual([id, id, id, id]);
    const friend = await tool('book_appointment', { ...given, customerName: 'Bea Kurz' });
    expect(friend).toMatchObject({ success: true });
    expect(friend.data?.appointment?.id).not.toBe(id);
    const day = { from: '2026-11-19', to: '2026-11-19' };
    expect((await ownerOf(app).ask('appointments.list', day)).appointments).toHaveLength(2);
  });

  it('when a caller moves and cancels on a later call, then the number and one detail are enough, and no less', async () => {
    const { id } = await booked();
    await app.ring(aRing({ call_sid: 'CA0009' }));
    expect(await tool('find_appointment', {}, 'CA0009')).toMatchObject({
      success: false,
      code: 'VERIFICATION_REQUIRED',
    });
    expect(await tool('find_appointment', { appointmentDate: 'tomorrow' }, 'CA0009')).toMatchObject({
      message: text('You have Haircut on Thursday the nineteenth of November'),
    });
    const wrong = { appointmentDate: '2026-11-20', startTime: 'Friday at ten in the morning' };
    expect(await tool('reschedule_appointment', wrong, 'CA0009')).toMatchObject({ code: 'APPOINTMENT_NOT_FOUND' });
    const right = { customerName: 'Ana', startTime: 'Friday at ten in the morning' };
    const moves = [
      await tool('reschedule_appointment', right, 'CA0009'),
      await tool('reschedule_appointment', right, 'CA0009'),
    ];
    for (const moved of moves)
      expect(moved).toMatchObject({
        success: true,
        data: { appointment: { id, startTime: text('2026-11-20T10:00') } },
      });
    expect(await tool('cancel_appointment', { appointmentId: id, customerName: 'Ana' }, 'CA0009')).toMatchObject({
      data: { appointment: { id, status: 'cancelled' } },
    });
  });

  it('when a caller with an appointment rings, then the agent is told of it, and that it has to be asked for first', async () => {
    const { id } = await booked();
    const memory = async (call_sid: string): Promise<string> => JSON.stringify(await app.ring(aRing({ call_sid })));
    expect(await memory('CA0007')).toMatch(
      /Next appointment, not to be told before the caller has named a detail of it: Haircut on 19 Nov 2026 at 15:00, with /,
    );
    await tool('cancel_appointment', { appointmentId: id });
    expect(await memory('CA0008')).not.toContain('Next appointment');
  });

  it('T18: when another caller names an appointment, its number and its day, then nothing is told and nothing changed', async () => {
    const { id, startTime } = await booked();
    await app.ring(aRing({ caller_id: BEN, call_sid: 'CA0002' }));
    await app.ring(aRing({ caller_id: 'anonymous', call_sid: 'CA0003' }));
    const known = {
      appointmentId: id,
      customerPhone: '+12125550123',
      customerName: 'Ana Ruiz',
      appointmentDate: 'tomorrow',
    };
    for (const callSid of ['CA0002', 'CA0003', 'CA-of-nobody']) {
      for (const name of ['find_appointment', 'cancel_appointment', 'reschedule_appointment']) {
        const reply = await tool(name, { ...known, startTime: 'Friday at ten in the morning' }, callSid);
        const invented = await tool(
          name,
          { ...known, appointmentId: 'x'.repeat(26), startTime: 'Friday at ten in the morning' },
          callSid,
        );
        expect(reply).toEqual(invented);
        expect(reply.success).toBe(false);
        expect(JSON.stringify(reply)).not.toMatch(/Haircut|Maya|Tom|Thursday|nineteenth/);
      }
    }
    const list = await ownerOf(app).ask('appointments.list', { from: '2026-11-19', to: '2026-11-19' });
    const start = new Date(startTime).toISOString();
    expect(list).toMatchObject({ appointments: [{ id, start, status: 'scheduled' }] });
  });

  it('when a number is withheld, then the call can change what it has itself booked, and nothing else', async () => {
    await app.ring(aRing({ caller_id: 'Restricted', call_sid: 'CA0004' }));
    const { id } = await booked('tomorrow at four in the afternoon', 'CA0004');
    expect(await tool('cancel_appointment', { appointmentId: id }, 'CA0004')).toMatchObject({ success: true });
  });

  it('when a time is not clear, taken, over or closed, then the caller is asked, and nothing is guessed', async () => {
    const book = (startTime: string) =>
      tool('book_appointment', { customerName: 'Ana', serviceId: shop.cut, startTime });
    expect(await book('next Friday at ten')).toMatchObject({
      code: 'CLARIFICATION_REQUIRED',
      error: text('Do you mean Friday the twentieth'),
    });
    expect(await book('tomorrow')).toMatchObject({ code: 'CLARIFICATION_REQUIRED' });
    expect(await book('2024-01-15T10:00:00Z')).toMatchObject({ code: 'PAST_TIME' });
    expect(await book('Sunday at ten in the morning')).toMatchObject({ code: 'SLOT_UNAVAILABLE' });
    expect(await book('not on Friday at ten')).toMatchObject({ success: false, code: 'CLARIFICATION_REQUIRED' });
  });

  it('when services, prices and hours are asked for, then they are told in the language of the shop', async () => {
    expect(await tool('get_services')).toMatchObject({
      message: 'We offer: Haircut (50 British pounds), Colour (80.50 British pounds).',
    });
    expect(await tool('list_services', { limit: 1 })).toMatchObject({
      data: { services: [{ name: 'Haircut', price: 50, duration: 60 }], total: 2 },
    });
    expect(await tool('get_service_details', { serviceId: 'colour' })).toMatchObject({
      data: { service: { id: shop.colour } },
    });
    expect(await tool('get_hours')).toMatchObject({
      message: text('We are open now.'),
      data: { weekday: 'Wednesday', openNow: true },
    });
    expect(await tool('get_tenant_info')).toMatchObject({
      data: { tenant: { id: 'default', name: 'Salon Marigold' } },
    });
    await openSalon(app, { language: 'de' });
    expect(await tool('get_business_hours')).toMatchObject({ message: text('Wir haben gerade geöffnet.') });
    expect(await tool('check_availability', { date: 'Freitagnachmittag', serviceId: shop.cut })).toMatchObject({
      message: text('Freitag, den zwanzigsten November: zwölf Uhr mittags'),
    });
  });

  it('when the phone rings, then the agent is told what is offered at what price, and whether the shop is open', async () => {
    const summary = 'Haircut (50 British pounds, 60 minutes), Colour (80.50 British pounds, 90 minutes)';
    const variables = { services_summary: summary, is_open_now: true };
    expect(await app.ring(aRing({ call_sid: 'CA0006' }))).toMatchObject({ dynamic_variables: variables });
  });
});
