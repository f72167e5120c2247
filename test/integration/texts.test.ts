import { describe, expect, it, vi } from 'vitest';

import { hashOf } from '../support/owner.ts';
import { ADA, textingShop } from '../support/texts/texting-shop.ts';

const MONDAY_TEN = '2026-11-23T09:00:00.000Z';

describe('texts about appointments', () => {
  it('when one is booked, then a confirmation is sent once, and a reminder a day before', async () => {
    const shop = await textingShop();
    await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    expect(shop.sent()).toEqual([
      'Salon Marigold: your appointment for Cut is on Mon 23 Nov at 10:00. STOP ends these texts.',
    ]);
    await shop.settle();
    expect(await shop.told()).toEqual(['confirmation sent', 'reminder waiting']);
    shop.clock.forward(48 * 60 + 1);
    await shop.settle();
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(2));
    expect(shop.sent()[1]).toBe('Salon Marigold: we look forward to seeing you on Mon 23 Nov at 10:00 (Cut).');
  });

  it('when texts are off, or of that kind, then nothing is sent', async () => {
    const shop = await textingShop({ settings: { on: false } });
    await shop.book(MONDAY_TEN);
    await shop.settle();
    expect([await shop.texts(), shop.sent()]).toEqual([[], []]);
  });

  it('when it is moved and cancelled, then each is told, and the reminder of before is not', async () => {
    const shop = await textingShop();
    const { id } = await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    await shop.owner.ask('appointments.move', { id, start: '2026-11-24T10:00:00.000Z' });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(2));
    await shop.owner.ask('appointments.cancel', { id });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(3));
    expect(shop.sent().slice(1)).toEqual([
      'Salon Marigold: your appointment for Cut was moved. It is now on Tue 24 Nov at 11:00.',
      'Salon Marigold: your appointment for Cut on Tue 24 Nov at 11:00 was cancelled.',
    ]);
    expect((await shop.told()).filter((line) => line.startsWith('reminder'))).toEqual([
      'reminder dropped texts_overtaken',
      'reminder dropped texts_overtaken',
    ]);
  });

  it('when it is night, then a text waits for the morning, and one nobody may get any more is dropped', async () => {
    const shop = await textingShop({
      at: '2026-11-20T20:30:00.000Z',
      settings: { quietFrom: '20:00', quietTo: '08:00' },
    });
    await shop.book(MONDAY_TEN);
    await shop.settle();
    expect(shop.sent()).toEqual([]);
    // Berlin is awake at 8; where the number is at home it is 2 in the morning until 13:00 UTC.
    shop.clock.forward(12 * 60);
    await shop.settle();
    expect(shop.sent()).toEqual([]);
    shop.clock.forward(5 * 60);
    await shop.settle();
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
  });

  it('when the connection breaks while one is handed over, then it is never sent again', async () => {
    const shop = await textingShop();
    shop.twilio.faults.add({ path: /Messages/, fault: { kind: 'cut' }, times: 1 });
    await shop.book(MONDAY_TEN);
    await shop.settle();
    await vi.waitFor(async () => expect(await shop.told()).toContain('confirmation unknown texts_unknown'));
    await shop.settle();
    expect(shop.sent()).toHaveLength(1);
  });

  it('when the account is a real one, then nothing is ever sent to a number that rehearsals have', async () => {
    // Not on this computer, so not a pretended one: whatever were sent would be held up by the test's own network.
    const shop = await textingShop({ env: { TWILIO_BASE_URL: 'https://api.twilio.example' } });
    await shop.book(MONDAY_TEN);
    await shop.settle();
    await vi.waitFor(async () => expect(await shop.told()).toContain('confirmation dropped texts_rehearsed'));
    expect([shop.twilio.requests, shop.sent()]).toEqual([[], []]);
  });

  it('when a caller is forgotten, then nothing is left of what was written to them', async () => {
    const shop = await textingShop();
    await shop.owner.ask('memory.add', { phone_hash: hashOf(ADA), fact: { fact: 'Likes Mondays' } });
    const { id: callerId } = await shop.owner.personOf(ADA);
    await shop.book(MONDAY_TEN, { callerId });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    expect(await shop.texts()).toHaveLength(2);
    await shop.owner.ask('callers.forget', { id: callerId });
    expect(await shop.texts()).toEqual([]);
  });
});

describe('what people answer', () => {
  it('when C comes for the one appointment of a number, then it is cancelled, told once, and the same again for its copy', async () => {
    const shop = await textingShop();
    const { id } = await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    const sid = `SM${'1'.repeat(32)}`;
    const answers = ['Salon Marigold: your appointment on Mon 23 Nov at 10:00 is cancelled.'];
    expect((await shop.writes(' c. ', undefined, sid)).answers).toEqual(answers);
    expect((await shop.writes(' c. ', undefined, sid)).answers).toEqual(answers);
    const after = await shop.owner.ask('appointments.get', { id });
    expect(after).toMatchObject({ status: 'cancelled', history: [{}, { by: 'agent', reason: 'by text message' }] });
    await shop.settle();
    expect(await shop.told()).toContain('cancelled dropped texts_said_already');
    expect((await shop.writes('C')).answers).toEqual([expect.stringContaining('no appointment ahead')]);
  });

  it('when C could mean two, then it asks, and takes the one that is named', async () => {
    const shop = await textingShop();
    const first = await shop.book(MONDAY_TEN);
    const second = await shop.book('2026-11-24T10:00:00.000Z');
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(2));
    expect((await shop.writes('C')).answers).toEqual([
      'Salon Marigold: which appointment shall we cancel? Reply with one of these: C1 = Mon 23 Nov 10:00, C2 = Tue 24 Nov 11:00',
    ]);
    const status = async ({ id }: { id: string }) => (await shop.owner.ask('appointments.get', { id })).status;
    expect([await status(first), await status(second)]).toEqual(['scheduled', 'scheduled']);
    await shop.writes('C2');
    expect([await status(first), await status(second)]).toEqual(['scheduled', 'cancelled']);
  });

  it('when another number writes C, then nothing is told and nothing cancelled', async () => {
    const shop = await textingShop();
    const { id } = await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    const { answers } = await shop.writes('C', '+12125550188');
    expect(answers).toEqual([expect.stringContaining('no appointment ahead')]);
    expect((await shop.owner.ask('appointments.get', { id })).status).toBe('scheduled');
  });

  it('when STOP comes, then nobody writes to that number until START', async () => {
    const shop = await textingShop();
    await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    expect((await shop.writes('stop')).answers).toEqual([]);
    await shop.book('2026-11-24T10:00:00.000Z');
    await shop.settle();
    await vi.waitFor(async () => expect(await shop.told()).toContain('confirmation dropped texts_stopped'));
    expect((await shop.owner.ask('texts.get', {})).stopped).toBe(1);
    await shop.writes('START');
    expect((await shop.owner.ask('texts.get', {})).stopped).toBe(0);
  });

  it('when Twilio refuses with 21610, then the number counts as stopped', async () => {
    const shop = await textingShop();
    shop.twilio.state.stopped.add(`${shop.line.number} +12125550177`);
    await shop.book(MONDAY_TEN);
    await vi.waitFor(async () => expect(await shop.told()).toContain('confirmation failed texts_stopped'));
    expect((await shop.owner.ask('texts.get', {})).stopped).toBe(1);
  });

  it('when a text arrived or did not, then it says so, and never goes back', async () => {
    const shop = await textingShop();
    await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    const [message] = shop.twilio.state.messages;
    if (!message) throw new Error('no text');
    await shop.twilio.passesOn(message, 'delivered');
    await shop.twilio.passesOn(message, 'sent');
    await shop.twilio.passesOn(message, 'undelivered', '30003');
    expect((await shop.told())[0]).toBe('confirmation delivered');
    expect(message.statusUrl).toMatch(/sms-status\?text=[0-9a-f-]{36}$/);
  });

  it('when the signature is wrong, then it is answered 403 and nothing is done', async () => {
    const shop = await textingShop();
    const { id } = await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    shop.twilio.keys.authToken = 'somebody-elses';
    expect((await shop.writes('C')).status).toBe(403);
    expect((await shop.owner.ask('appointments.get', { id })).status).toBe('scheduled');
  });

  it('when the caller asked for another language, then they are answered in it as they are written to', async () => {
    const shop = await textingShop();
    await shop.owner.ask('memory.add', { phone_hash: hashOf(ADA), fact: { slot: 'language', value: 'de' } });
    const { id: callerId } = await shop.owner.personOf(ADA);
    await shop.book(MONDAY_TEN, { callerId });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    expect(shop.sent()[0]).toContain('Ihr Termin für Cut');
    expect((await shop.writes('C')).answers).toEqual([expect.stringMatching(/ist abgesagt\.$/)]);
  });

  it('when a sentence comes from a number that nobody is known by, then nobody says it was passed on', async () => {
    const shop = await textingShop();
    await shop.book(MONDAY_TEN);
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1));
    expect((await shop.writes('I am ten minutes late')).answers).toEqual([expect.stringContaining('call this number')]);
    await shop.owner.ask('memory.add', { phone_hash: hashOf('+12125550166'), fact: { fact: 'Likes Mondays' } });
    const known = await shop.writes('I am ten minutes late', '+12125550166');
    expect(known.answers).toEqual([expect.stringContaining('we pass this on')]);
  });
});
