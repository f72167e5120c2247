import { join } from 'node:path';

import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Fault } from '../../server/pretend/wire/faults.ts';
import { aRing } from '../support/factories.ts';
import { textingShop } from '../support/texts/texting-shop.ts';

const MONDAY = Date.parse('2026-11-23T09:00:00.000Z');
const MESSAGES = /Messages/;
const hour = (nth: number): string => new Date(MONDAY + nth * 3_600_000).toISOString();

type Shop = Awaited<ReturnType<typeof textingShop>>;

/** The confirmations, in the order of the hours they are for. */
async function confirmed(shop: Shop): Promise<string[]> {
  const texts = (await shop.texts()).filter(({ kind }) => kind === 'confirmation');
  const inOrder = texts.toSorted((one, other) => one.about.localeCompare(other.about));
  return inOrder.map(({ state, problem }) =>
    [state, problem?.values['why_code'] ?? problem?.code ?? ''].join(' ').trim(),
  );
}

const PATIENT = { timeout: 10_000 };

const becomes = (shop: Shop, states: string[]): Promise<void> =>
  vi.waitFor(async () => expect(await confirmed(shop)).toEqual(states), PATIENT);

/** Lets so many minutes pass, and what is due then be done. */
async function pass(shop: Shop, minutes: number): Promise<void> {
  shop.clock.forward(minutes);
  await shop.settle();
}

/** Lets time pass until they are so, five minutes at a time. */
const becomesLater = (shop: Shop, states: string[]): Promise<void> =>
  vi.waitFor(async () => {
    await pass(shop, 5);
    expect(await confirmed(shop)).toEqual(states);
  }, PATIENT);

const posts = ({ twilio }: Shop): number => twilio.requests.filter(({ method }) => method === 'POST').length;

describe('a text and a Twilio that fails', () => {
  afterEach(() => void vi.useRealTimers());

  const unanswered: readonly (readonly [name: string, fault: Fault, acts: boolean])[] = [
    ['a broken connection', { kind: 'reset' }, true],
    ['a broken connection, and nothing done', { kind: 'reset' }, false],
    ['half an answer', { kind: 'cut' }, true],
    ['a page with 200', { kind: 'html' }, false],
    ['a page with 200, and it done', { kind: 'html' }, true],
    ['broken JSON', { kind: 'broken' }, true],
    ['500', { kind: 'status', status: 500 }, false],
    ['503, and it done', { kind: 'status', status: 503 }, true],
  ];

  it.each(unanswered)(
    'when it answers with %s, then that is not known until its list tells, the next goes on, and none is sent twice',
    async (_name, fault, acts) => {
      const shop = await textingShop();
      shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault, times: 1, acts });
      await shop.book(hour(0));
      await shop.book(hour(1));
      await becomes(shop, ['unknown texts_unknown', 'sent']);
      const before = shop.clock.now().getTime();
      await becomesLater(shop, [acts ? 'sent' : 'failed texts_not_there', 'sent']);
      const minutes = (shop.clock.now().getTime() - before) / 60_000;
      if (!acts) expect(minutes).toBeGreaterThan(70);
      expect([posts(shop), shop.sent().length]).toEqual([2, acts ? 2 : 1]);
    },
  );

  it('when it says nothing, then after its time that is not known, and the phone was answered meanwhile', async () => {
    const shop = await textingShop();
    await shop.app.ring(aRing());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault: { kind: 'hang' }, times: 1 });
    await shop.book(hour(0));
    await shop.book(hour(1));
    await until(() => posts(shop) === 1);
    expect(await confirmed(shop)).toEqual(['sending', 'waiting']);
    const before = performance.now();
    expect(await shop.app.ring(aRing({ call_sid: 'CA0002' }))).toHaveProperty('dynamic_variables');
    expect(performance.now() - before).toBeLessThan(300);
    expect(await confirmed(shop)).toEqual(['sending', 'waiting']);
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    await becomes(shop, ['unknown texts_unknown', 'sent']);
    expect(posts(shop)).toBe(2);
  });

  it('when it asks to wait, then exactly that text waits as long and says why, and is sent once', async () => {
    const shop = await textingShop();
    const headers = { 'retry-after': '90' };
    const fault = { kind: 'status', status: 429, body: { code: 20429 }, headers } as const;
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault, times: 1 });
    await shop.book(hour(0));
    await becomes(shop, ['waiting provider_rate_limited']);
    shop.clock.forward(89 / 60);
    await shop.book(hour(1));
    await becomes(shop, ['waiting provider_rate_limited', 'sent']);
    shop.clock.forward(2 / 60);
    await shop.book(hour(2));
    await becomes(shop, ['sent', 'sent', 'sent']);
    expect([posts(shop), shop.sent().length]).toEqual([4, 3]);
  });

  it('when the queue of the number is full, then it waits as for every other that asks to wait', async () => {
    const shop = await textingShop();
    const fault = { kind: 'status', status: 400, body: { code: 21611 } } as const;
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault, times: 1 });
    await shop.book(hour(0));
    await becomes(shop, ['waiting provider_rate_limited']);
    await becomesLater(shop, ['sent']);
  });

  it('when there is no way to it, then all wait and say so, and go out once when it is back', async () => {
    const shop = await textingShop();
    await shop.twilio.unplug();
    await shop.book(hour(0));
    await shop.book(hour(1));
    await becomes(shop, ['waiting provider_unreachable', 'waiting provider_unreachable']);
    await shop.twilio.plugIn();
    await becomesLater(shop, ['sent', 'sent']);
    expect(shop.sent()).toHaveLength(2);
  });

  it('when it fails five times in a row, then it is left in peace, and what waits goes out when it is asked again', async () => {
    const shop = await textingShop();
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault: { kind: 'status', status: 500 }, times: 5 });
    for (let nth = 0; nth < 6; nth += 1) await shop.book(hour(nth));
    const unknown = Array.from({ length: 5 }, () => 'unknown texts_unknown');
    await becomes(shop, [...unknown, 'waiting provider_resting']);
    expect(posts(shop)).toBe(5);
    shop.app.tunnel.networkChanged();
    await becomes(shop, [...unknown, 'sent']);
    expect([posts(shop), shop.sent().length]).toEqual([6, 1]);
  });

  it('when it does not take the number, then that is told and nothing is tried again', async () => {
    const shop = await textingShop();
    const fault = { kind: 'status', status: 400, body: { code: 21614 } } as const;
    shop.twilio.faults.add({ method: 'POST', path: MESSAGES, fault, times: 1 });
    await shop.book(hour(0));
    await becomes(shop, ['failed texts_landline']);
    await pass(shop, 60);
    expect([posts(shop), shop.sent()]).toEqual([1, []]);
  });

  it('when no key is set, then it waits and says so', async () => {
    const shop = await textingShop({ env: { TWILIO_AUTH_TOKEN: '' } });
    await shop.book(hour(0));
    await becomes(shop, ['waiting provider_key_missing']);
    expect(posts(shop)).toBe(0);
  });
});

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

/** Polls without a timer: those of the test stand still. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
