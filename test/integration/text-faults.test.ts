import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Fault } from '../../server/pretend/wire/faults.ts';
import { aRing } from '../support/factories.ts';
import {
  becomes,
  becomesLater,
  confirmed,
  hour,
  MESSAGES,
  pass,
  posts,
  until,
} from '../support/texts/confirmations.ts';
import { textingShop } from '../support/texts/texting-shop.ts';

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
