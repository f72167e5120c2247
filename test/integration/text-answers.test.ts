import { describe, expect, it, vi } from 'vitest';

import { aRing, aTranscription } from '../support/factories.ts';
import { hashOf } from '../support/owner.ts';
import { ADA, textingShop } from '../support/texts/texting-shop.ts';

const MONDAY_TEN = '2026-11-23T09:00:00.000Z';
const TUESDAY_ELEVEN = '2026-11-24T10:00:00.000Z';
const PATIENT = { timeout: 10_000 };

type Shop = Awaited<ReturnType<typeof textingShop>>;

const statusOf = async ({ owner }: Shop, { id }: { id: string }): Promise<string> =>
  (await owner.ask('appointments.get', { id })).status;
const messages = async ({ owner }: Shop): Promise<string[]> =>
  (await owner.ask('tasks.list', {})).tasks.filter(({ kind }) => kind === 'message').map(({ text }) => text);

/** A caller who is known by name, and who calls from this number. */
async function knows({ app, owner, settle }: Shop, number = ADA): Promise<string> {
  await owner.ask('memory.add', { phone_hash: hashOf(number), fact: { fact: 'Likes Mondays' } });
  await app.ring(aRing({ caller_id: number, call_sid: `CA${number.slice(-4)}` }));
  await settle();
  return (await owner.personOf(number)).id;
}

/** What Twilio posts where it did something about a word by itself (twilio.md §5.2). */
async function carrierPasses(shop: Shop, body: string, asked: string): Promise<string> {
  const sid = `SM${'7'.repeat(32)}`;
  const fields = { MessageSid: sid, From: ADA, To: shop.line.number, Body: body, OptOutType: asked };
  return (await shop.twilio.posts(shop.line.smsUrl, fields))?.body ?? '';
}

describe('what somebody writes who asked for no more texts', () => {
  it('when it is C for their one appointment, then it is cancelled, they are not answered, and the shop is told', async () => {
    const shop = await textingShop();
    const callerId = await knows(shop);
    const one = await shop.book(MONDAY_TEN, { callerId });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1), PATIENT);
    await shop.writes('STOP');
    expect((await shop.writes('C')).answers).toEqual([]);
    expect(await statusOf(shop, one)).toBe('cancelled');
    expect(await messages(shop)).toEqual([
      'Cancelled by text message, but we could not answer them (STOP, or texts are off): Mon 23 Nov 10:00',
    ]);
    expect((await shop.owner.ask('tasks.list', {})).tasks).toMatchObject([{ callerId }]);
    await shop.settle();
    expect(shop.sent()).toHaveLength(1);
  });

  it('when it was booked after the STOP, then C is understood all the same, also of a number nobody is known by', async () => {
    const shop = await textingShop();
    await shop.writes('STOP');
    const one = await shop.book(MONDAY_TEN);
    await shop.writes('c');
    expect(await statusOf(shop, one)).toBe('cancelled');
    expect(await messages(shop)).toEqual([expect.stringMatching(/^Cancelled by text message.* Mon 23 Nov 10:00$/u)]);
  });

  it('when C could mean two, then neither is cancelled, and the shop is asked to call them', async () => {
    const shop = await textingShop();
    await shop.writes('STOP');
    const both = [await shop.book(MONDAY_TEN), await shop.book(TUESDAY_ELEVEN)];
    expect((await shop.writes('C')).answers).toEqual([]);
    expect(await Promise.all(both.map((one) => statusOf(shop, one)))).toEqual(['scheduled', 'scheduled']);
    expect(await messages(shop)).toEqual([
      expect.stringMatching(/call them about: Mon 23 Nov 10:00, Tue 24 Nov 11:00$/u),
    ]);
  });

  it('when it is a sentence, then the shop reads it; when there is nothing to cancel, then there is nothing to tell', async () => {
    const shop = await textingShop();
    await knows(shop);
    await shop.writes('STOP');
    await shop.writes('C');
    expect(await messages(shop)).toEqual([]);
    expect((await shop.writes('I am ten minutes late')).answers).toEqual([]);
    expect(await messages(shop)).toEqual(['I am ten minutes late']);
  });

  it('when texts were switched off since, then C cancels, and nobody whom the shop never wrote to is heard', async () => {
    const shop = await textingShop();
    const callerId = await knows(shop);
    const one = await shop.book(MONDAY_TEN, { callerId });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1), PATIENT);
    const other = await shop.book(TUESDAY_ELEVEN, { contact: '+12125550166' });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(2), PATIENT);
    await shop.owner.ask('texts.save', { settings: { on: false } });
    expect((await shop.writes('C')).answers).toEqual([]);
    expect(await statusOf(shop, one)).toBe('cancelled');
    const never = await shop.book('2026-11-25T10:00:00.000Z', { contact: '+12125550155' });
    await shop.writes('C', '+12125550155');
    expect([await statusOf(shop, never), await statusOf(shop, other)]).toEqual(['scheduled', 'scheduled']);
  });
});

describe('a word that the carrier acted on too', () => {
  it('when YES comes as its START of somebody who never stopped, then it is an answer to us', async () => {
    const shop = await textingShop();
    const callerId = await knows(shop);
    const taken = await shop.book(MONDAY_TEN, { name: 'Somebody else', contact: null });
    const days = { from: '2026-11-23', to: '2026-11-23' };
    await shop.owner.ask('waitlist.add', { callerId, serviceId: shop.cut.id, ...days, consented: true });
    await shop.owner.ask('appointments.cancel', { id: taken.id });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1), PATIENT);
    expect(await carrierPasses(shop, 'YES', 'START')).toContain('you have it');
    const { appointments } = await shop.owner.ask('appointments.list', days);
    expect(appointments).toMatchObject([{ callerId, status: 'scheduled' }]);
  });

  it('when it comes of somebody who had stopped, then they are written to again, and the carrier answers', async () => {
    const shop = await textingShop();
    await shop.writes('STOP');
    expect(await carrierPasses(shop, 'YES', 'START')).not.toContain('Message');
    expect((await shop.owner.ask('texts.get', {})).stopped).toBe(0);
  });

  it('when it answered a HELP, then we do not', async () => {
    const shop = await textingShop();
    expect(await carrierPasses(shop, 'HELP', 'HELP')).not.toContain('Message');
    expect((await shop.writes('HELP')).answers).toEqual([expect.stringContaining('texts about your appointments')]);
  });
});

describe('a number that two people share', () => {
  const says = async ({ app }: Shop, conversationId: string, words: string, collected = {}): Promise<void> => {
    const startedAt = new Date('2026-11-20T08:00:00.000Z');
    const given = { from: ADA, callSid: `CA_${conversationId}`, conversationId, startedAt, collected };
    await app.finish(aTranscription({ ...given, turns: [['user', words]] }));
    await app.settled();
  };

  /** Anna and Ben, of one phone; he speaks German. */
  async function family() {
    const shop = await textingShop();
    await says(shop, 'conv_1', 'Hi, my name is Anna Berg.');
    await says(shop, 'conv_2', 'I like tea.', { language: 'de' });
    const { id: anna } = await shop.owner.personOf(ADA);
    const callIds = [(await shop.owner.call('conv_2')).id];
    const { created } = await shop.owner.ask('callers.split', { id: anna, callIds, name: 'Ben Berg' });
    return { ...shop, anna, ben: created.id };
  }

  it('when our texts to it were for one of them, then they are who writes: in their language, and the message is theirs', async () => {
    const shop = await family();
    await shop.book(MONDAY_TEN, { callerId: shop.ben, name: 'Ben Berg' });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(1), PATIENT);
    expect((await shop.writes('Ich komme etwas später')).answers).toEqual([
      expect.stringContaining('geben das weiter'),
    ]);
    const { tasks } = await shop.owner.ask('tasks.list', {});
    expect(tasks).toMatchObject([{ callerId: shop.ben, text: 'Ich komme etwas später' }]);
  });

  it('when they were for both, then nobody is taken for the other', async () => {
    const shop = await family();
    await shop.book(MONDAY_TEN, { callerId: shop.ben, name: 'Ben Berg' });
    await shop.book(TUESDAY_ELEVEN, { callerId: shop.anna, name: 'Anna Berg' });
    await vi.waitFor(() => expect(shop.sent()).toHaveLength(2), PATIENT);
    expect((await shop.writes('I am late')).answers).toEqual([expect.stringContaining('Or call this number')]);
    expect((await shop.owner.ask('tasks.list', {})).tasks).toEqual([]);
  });

  it('when it is split, then what was booked in the name of the other goes along, and the rest stays', async () => {
    const shop = await textingShop();
    for (const id of ['conv_1', 'conv_2']) await says(shop, id, 'Hi, my name is Anna Berg.');
    const { id: anna } = await shop.owner.personOf(ADA);
    const mine = await shop.book(MONDAY_TEN, { callerId: anna, name: 'Anna Berg' });
    const his = await shop.book(TUESDAY_ELEVEN, { callerId: anna, name: 'ben berg' });
    const callIds = [(await shop.owner.call('conv_2')).id];
    const { created } = await shop.owner.ask('callers.split', { id: anna, callIds, name: 'Ben Berg' });
    const whose = async ({ id }: { id: string }) => (await shop.owner.ask('appointments.get', { id })).callerId;
    expect([await whose(mine), await whose(his)]).toEqual([anna, created.id]);
  });
});
