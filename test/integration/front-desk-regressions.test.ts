import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { signatureHeader } from '../../server/cli/rehearsal/door.ts';
import { ANA, aRing, aTranscription, BEN } from '../support/factories.ts';
import { openSalon, useTool } from '../support/front-desk/salon.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp, TEST_SECRETS } from '../support/test-app.ts';
import { createTestClock } from '../support/test-clock.ts';
import { textingShop } from '../support/texts/texting-shop.ts';

/** Wednesday, 18 November 2026, eleven in London; Ana is on the phone. */
async function salonOnThePhone({ zone = 'Europe/London', ...over }: Record<string, unknown> & { zone?: string } = {}) {
  const clock = createTestClock('2026-11-18T11:00:00Z');
  const app = await startTestApp({ now: clock.now, env: { LINEKEEPER_TIME_ZONE: zone } });
  onTestFinished(() => app.stop());
  const shop = await openSalon(app, { zone, ...over });
  await app.ring(aRing({ caller_id: ANA }));
  const tool = (name: string, given: object, callSid = 'CA0001') => useTool(app, name, callSid, given);
  return { app, clock, shop, tool };
}

const wanted = { serviceId: 'haircut', customerName: 'Ana Ruiz', startTime: 'tomorrow at three in the afternoon' };

describe('the faults of those who came before (features.md §1.2), by tool call', () => {
  it('regression: a day written as YYYY-MM-DD is read as UTC, so west of Greenwich it is the day before', async () => {
    // In UTC the afternoon of that Saturday is Sunday's night.
    const only = [{ open: '13:00', close: '17:00' }];
    const hours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: only, 7: [] };
    const { tool } = await salonOnThePhone({ zone: 'Pacific/Honolulu', hours });
    const { data } = await tool('check_availability', { serviceId: 'haircut', date: '2026-11-21' });
    expect(data?.slots?.map(({ startTime }) => new Date(startTime).toISOString())).toEqual([
      '2026-11-21T23:00:00.000Z',
      '2026-11-22T00:00:00.000Z',
      '2026-11-22T01:00:00.000Z',
    ]);
    const friday = await tool('check_availability', { serviceId: 'haircut', date: '2026-11-20' });
    expect(friday.data?.slots).toEqual([]);
  });

  it('regression: there are free times, and the spoken reply says that there are none', async () => {
    const { tool } = await salonOnThePhone();
    const asked = { serviceId: 'haircut', date: 'tomorrow' };
    const { data, message } = await tool('check_availability', asked);
    expect(data?.slots).toHaveLength(3);
    for (const { spoken } of data?.slots ?? []) expect(message).toContain(spoken.split(' at ').at(-1));
    expect(message).not.toContain('nothing free');
    const sunday = await tool('check_availability', { ...asked, date: 'Sunday' });
    expect([sunday.data?.slots, sunday.message]).toEqual([[], expect.stringContaining('nothing free')]);
  });

  it('regression: anyone naming a phone number lists its appointments, anyone naming an id cancels one', async () => {
    const { app, tool } = await salonOnThePhone();
    const id = (await tool('book_appointment', wanted)).data?.appointment?.id;
    expect(id).toBeDefined();
    await app.ring(aRing({ caller_id: BEN, call_sid: 'CA0002' }));
    for (const name of ['find_appointment', 'cancel_appointment', 'reschedule_appointment']) {
      const claimed = { ...wanted, customerPhone: ANA, phone: ANA, caller_id: ANA, appointmentId: id };
      const reply = await tool(name, { ...claimed, appointmentDate: 'tomorrow' }, 'CA0002');
      expect(reply.success).toBe(false);
      expect(JSON.stringify(reply)).not.toMatch(/Haircut|three|Maya|Tom/);
    }
    const day = { from: '2026-11-19', to: '2026-11-19' };
    expect((await ownerOf(app).ask('appointments.list', day)).appointments).toMatchObject([
      { id, status: 'scheduled' },
    ]);
  });

  it('regression: with an e-mail address given no text is sent, and its time is the server’s', async () => {
    // Nine hours from the UTC that tests run in.
    const shop = await textingShop({ zone: 'America/Anchorage', at: '2026-11-20T18:00:00.000Z' });
    await shop.owner.ask('businesses.save', {
      ...{ id: 'default', name: 'Salon Marigold', zone: 'America/Anchorage', region: 'US' },
      hours: { 1: [{ open: '09:00', close: '17:00' }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
    });
    await shop.app.ring(aRing({ caller_id: ANA }));
    const given = { serviceId: 'cut', customerName: 'Ana Ruiz', customerEmail: 'ana@example.com' };
    const startTime = 'on Monday at ten in the morning';
    expect(await useTool(shop.app, 'book_appointment', 'CA0001', { ...given, startTime })).toMatchObject({
      data: { appointment: { startTime: '2026-11-23T19:00:00Z' } },
    });
    await vi.waitFor(() => expect(shop.sent()).toEqual([expect.stringContaining('on Mon 23 Nov at 10:00')]));
    expect(shop.twilio.state.messages.map(({ to }) => to)).toEqual([ANA]);
  });

  it('regression: the signature is looked for in production only, under another name, and never grows old', async () => {
    const { app, clock } = await salonOnThePhone();
    const body = JSON.stringify(aTranscription());
    const post = async (headers: Record<string, string>) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
      return (await fetch(`${app.webhookUrl}/webhook/post-call`, init)).status;
    };
    const signed = (minutesAgo: number): string =>
      signatureHeader(TEST_SECRETS.webhook, body, new Date(clock.now().getTime() - minutesAgo * 60_000));
    expect(await post({})).toBe(401);
    expect(await post({ 'x-elevenlabs-signature': signed(0) })).toBe(401);
    expect(await post({ 'elevenlabs-signature': signed(31) })).toBe(401);
    expect(await post({ 'elevenlabs-signature': signed(29) })).toBe(200);
  });

  it('regression: the prompt is sent as a string, and the first message is never overridden', async () => {
    const overrides = { firstMessage: true, prompt: true };
    const { app } = await salonOnThePhone({ overrides });
    expect(await app.ring(aRing({ call_sid: 'CA0002' }))).toMatchObject({
      type: 'conversation_initiation_client_data',
      conversation_config_override: {
        agent: {
          prompt: { prompt: expect.stringContaining('Salon Marigold') as string },
          first_message: expect.stringContaining('Salon Marigold') as string,
        },
      },
    });
  });
});
