import { join } from 'node:path';

import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';

import {
  becomes,
  becomesLater,
  confirmed,
  hour,
  MESSAGES,
  pass,
  PATIENT,
  posts,
  until,
} from '../support/texts/confirmations.ts';
import { textingShop } from '../support/texts/texting-shop.ts';

describe('what became of a text', () => {
  it('when its answer is lost and a report comes, then that tells, also after its list did not have it', async () => {
    const shop = await textingShop();
    const held = { method: 'POST', path: MESSAGES, fault: { kind: 'reset' }, times: 1 } as const;
    shop.twilio.faults.add({ ...held, acts: true });
    await shop.book(hour(0));
    await becomes(shop, ['unknown texts_unknown']);
    const [message] = shop.twilio.state.messages.splice(0);
    if (!message) throw new Error('no text');
    await becomesLater(shop, ['failed texts_not_there']);
    await shop.twilio.passesOn(message, 'delivered');
    expect(await confirmed(shop)).toEqual(['delivered']);
    await shop.twilio.passesOn(message, 'failed', '30003');
    expect(await confirmed(shop)).toEqual(['delivered']);
  });

  it('when its list has it as one that did not arrive, then it says why', async () => {
    const shop = await textingShop();
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault: { kind: 'cut' }, times: 1 });
    await shop.book(hour(0));
    await becomes(shop, ['unknown texts_unknown']);
    Object.assign(shop.twilio.state.messages[0] ?? {}, { status: 'undelivered', errorCode: '30003' });
    await becomesLater(shop, ['failed texts_away']);
  });

  it('when another text of the same words is there, then that is not taken for it', async () => {
    const shop = await textingShop();
    await shop.book(hour(5));
    const { id } = await shop.book(hour(0));
    await becomes(shop, ['sent', 'sent']);
    await shop.owner.ask('appointments.cancel', { id });
    await vi.waitFor(async () => expect(await shop.told()).toContain('cancelled sent'), PATIENT);
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault: { kind: 'reset' }, times: 1 });
    await shop.book(hour(0));
    await vi.waitFor(async () => expect(await confirmed(shop)).toContain('unknown texts_unknown'), PATIENT);
    await vi.waitFor(async () => {
      await pass(shop, 5);
      expect(await confirmed(shop)).toContain('failed texts_not_there');
    }, PATIENT);
  });

  it('when the account keeps no words, then what is not known stays so', async () => {
    const shop = await textingShop();
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault: { kind: 'reset' }, times: 1, acts: true });
    await shop.book(hour(0));
    await becomes(shop, ['unknown texts_unknown']);
    for (const message of shop.twilio.state.messages) message.body = '';
    const asked = (): number => shop.twilio.requests.filter(({ method }) => method === 'GET').length;
    await vi.waitFor(async () => {
      await pass(shop, 5);
      expect(asked()).toBe(3);
    }, PATIENT);
    await pass(shop, 120);
    await shop.book(hour(1));
    await becomes(shop, ['unknown texts_unknown', 'sent']);
    expect(asked()).toBe(3);
  });

  it('when the program ended right after it learned the id of one, then that is still it', async () => {
    const shop = await textingShop();
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault: { kind: 'reset' }, times: 1, acts: true });
    await shop.book(hour(0));
    await becomes(shop, ['unknown texts_unknown']);
    const raw = new Database(join(shop.app.dataDir, 'linekeeper.db'));
    raw.prepare(`UPDATE texts SET sid = ? WHERE state = 'unknown'`).run(shop.twilio.state.messages[0]?.sid);
    raw.close();
    await becomesLater(shop, ['sent']);
  });

  it('when so many texts came after it that its list ends before, then what is not known stays so', async () => {
    const shop = await textingShop();
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault: { kind: 'reset' }, times: 1, acts: true });
    await shop.book(hour(0));
    await becomes(shop, ['unknown texts_unknown']);
    const [lost] = shop.twilio.state.messages;
    if (!lost) throw new Error('no text');
    const later = Array.from({ length: 200 }, (_, nth) => ({ ...lost, sid: `${lost.sid}${nth}`, body: `No. ${nth}` }));
    shop.twilio.state.messages.push(...later);
    const asked = (): number => shop.twilio.requests.filter(({ method }) => method === 'GET').length;
    await vi.waitFor(async () => {
      await pass(shop, 5);
      expect(asked()).toBe(3);
    }, PATIENT);
    await shop.book(hour(1));
    await becomes(shop, ['unknown texts_unknown', 'sent']);
  });

  it('when Twilio is slow and the program looks around meanwhile, then the text is sent all the same', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const shop = await textingShop();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    shop.twilio.watch = ({ when, isWrite }) => (isWrite && when === 'after' ? released : undefined);
    await shop.book(hour(0));
    await until(() => posts(shop) === 1);
    vi.advanceTimersByTime(6000);
    vi.useRealTimers();
    expect(await confirmed(shop)).toEqual(['sending']);
    release();
    await becomes(shop, ['sent']);
  });
});
