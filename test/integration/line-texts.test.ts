import { describe, expect, it, vi } from 'vitest';

import { KeptLine } from '../../server/contract/lines.ts';
import { isBetween, mayReceiveText, nextTime } from '../../server/domain/line-text.ts';
import { createFaultMaker } from '../../server/integrations/http/fault-maker.ts';
import { createLineLimits } from '../../server/services/line-limits.ts';
import { lineShop } from '../support/line-shop.ts';
import { phoneProvider } from '../support/phone-provider.ts';
import { callSid, CALLER, OUR_NUMBER, ringing } from '../support/twilio-posts.ts';

describe('the text after a missed call', () => {
  async function textingShop(over: Record<string, unknown> = {}) {
    const phone = await phoneProvider();
    const shop = await lineShop({ env: { TWILIO_BASE_URL: phone.url } });
    await shop.set({ mode: 'native', missedText: { on: true, ...over } });
    const miss = (digit: number, form: Record<string, string> = {}) =>
      shop.post('/api/webhooks/twilio/status', ringing(callSid(digit), { CallStatus: 'no-answer', ...form }));
    const sent = () =>
      phone.orders
        .filter(({ path }) => path.endsWith('/Messages.json'))
        .map(({ form }) => [form.get('From'), form.get('To'), form.get('Body')]);
    return { ...shop, miss, sent, refusals: phone.refusals };
  }

  it('when a caller is missed twice a day, then one text is sent, and the next day another', async () => {
    const { miss, sent, clock } = await textingShop();
    await miss(1);
    const text = [OUR_NUMBER, CALLER, 'Salon Marigold: we missed your call and will call you back.'];
    await vi.waitFor(() => expect(sent()).toEqual([text]), { timeout: 8000 });
    clock.forward(1);
    await miss(2);
    await miss(1);
    clock.forward(24 * 60);
    await miss(3);
    await vi.waitFor(() => expect(sent()).toEqual([text, text]), { timeout: 8000 });
  });

  it('when it is night at the shop, then the text waits for the morning, whatever is tried before, and comes once', async () => {
    const { app, miss, sent, clock } = await textingShop({ from: '11:00', to: '19:00' });
    await miss(1);
    const tryAll = async () => {
      await app.execute('settings.save', { retention: { transcripts: 90 } });
      await app.settled();
    };
    await tryAll();
    expect(sent()).toEqual([]);
    clock.forward(61);
    await tryAll();
    await vi.waitFor(() => expect(sent()).toHaveLength(1), { timeout: 8000 });
    await tryAll();
    expect(sent()).toHaveLength(1);
  });

  it('when the switch is off by the morning, or it came a day too late, then no text is sent', async () => {
    const { app, set, miss, sent, clock } = await textingShop({ from: '11:00', to: '11:30' });
    const tryAll = () => app.execute('settings.save', { retention: { transcripts: 90 } });
    await miss(1);
    clock.forward(25 * 60 + 5);
    await tryAll();
    await miss(2, { From: '+12125550162' });
    await set({ mode: 'native', missedText: { on: false } });
    clock.forward(24 * 60);
    await tryAll();
    await app.settled();
    expect(sent()).toEqual([]);
  });

  it('when it is night at the shop, the number is withheld, or the switch is off, then nobody gets one', async () => {
    const quiet = await textingShop({ from: '11:00', to: '19:00' });
    await quiet.miss(1);
    const open = await textingShop({ words: 'We saw your call.' });
    await open.miss(1, { From: '+266696687' });
    await open.miss(2);
    await vi.waitFor(() => expect(open.sent()).toEqual([[OUR_NUMBER, CALLER, 'We saw your call.']]));
    expect(quiet.sent()).toEqual([]);
    const off = await textingShop({ on: false });
    await off.miss(1);
    await off.app.settled();
    expect(off.sent()).toEqual([]);
  });

  it('when the caller wrote STOP to the shop before, then they are not written to', async () => {
    const { app, miss, sent, post } = await textingShop();
    const form = { MessageSid: `SM${'1'.repeat(32)}`, From: CALLER, To: OUR_NUMBER, Body: 'STOP' };
    await post('/api/webhooks/twilio/sms', form);
    await miss(1);
    await miss(2, { From: '+12125550162' });
    await vi.waitFor(() => expect(sent()).toHaveLength(1), { timeout: 8000 });
    await app.settled();
    expect(sent().map(([, to]) => to)).toEqual(['+12125550162']);
  });

  it('when Twilio is asked too often, then the text comes later; when its answer is lost, then it never comes again', async () => {
    const { app, miss, sent, clock, refusals } = await textingShop();
    const tryAll = async () => {
      clock.forward(1);
      await app.execute('settings.save', { retention: { transcripts: 90 } });
    };
    refusals.push(429, 503);
    await miss(1);
    await vi.waitFor(() => expect(sent()).toHaveLength(1), { timeout: 8000 });
    await vi.waitFor(
      async () => {
        await tryAll();
        expect(sent()).toHaveLength(2);
      },
      { timeout: 8000 },
    );
    await tryAll();
    await miss(2, { From: '+12125550162' });
    await vi.waitFor(() => expect(sent().map(([, to]) => to)).toEqual([CALLER, CALLER, '+12125550162']), {
      timeout: 8000,
    });
  });

  it('when a number is a landline, then it is not asked to take a text', () => {
    expect(mayReceiveText('+442079460018')).toBe(false);
    expect(mayReceiveText('+447911123456')).toBe(true);
    expect(mayReceiveText('+18005551212')).toBe(false);
  });

  it('when a time of the shop’s day is looked for, then it is today’s or tomorrow’s, also when the clocks change', () => {
    expect(nextTime('Europe/Berlin', '08:00', '2026-11-20T03:00:00.000Z')).toBe('2026-11-20T07:00:00Z');
    expect(nextTime('Europe/Berlin', '08:00', '2026-11-20T07:00:00.000Z')).toBe('2026-11-21T07:00:00Z');
    expect(nextTime('Europe/Berlin', '08:00', '2026-03-28T20:00:00.000Z')).toBe('2026-03-29T06:00:00Z');
  });

  it('when the hours go over midnight, then they still hold', () => {
    expect(['08:00', '12:00', '20:00', '23:00'].map((time) => isBetween(time, '08:00', '20:00'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(['21:00', '23:59', '03:00', '12:00'].map((time) => isBetween(time, '22:00', '06:00'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the longest call', () => {
  it('when a call lasts longer than its line allows, then it is ended once, and another is left alone', () => {
    const end = vi.fn(() => Promise.resolve());
    const told = { overrides: ['conversation.max_duration_seconds'] };
    const now = new Date('2026-11-20T10:00:00.000Z');
    const began = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000).toISOString();
    const limited = { key: 'k1', businessId: 'default', settings: KeptLine.parse({ caps: { longestMinutes: 10 } }) };
    const free = { key: 'k2', businessId: 'default', settings: KeptLine.parse({}) };
    const calls = [
      { callSid: 'CA1', businessId: 'default', startedAt: began(11), line: 'k1' },
      { callSid: 'CA2', businessId: 'default', startedAt: began(9), line: 'k1' },
      { callSid: 'CA3', businessId: 'default', startedAt: began(60), line: 'k2' },
      { callSid: null, businessId: 'default', startedAt: began(60), line: '' },
      // These agents were told the limit, and take their leave by themselves first.
      { id: 'told', callSid: 'CA5', businessId: 'default', startedAt: began(10.4), line: 'k1' },
      { id: 'told', callSid: 'CA6', businessId: 'default', startedAt: began(10.6), line: 'k1' },
    ];
    const look = createLineLimits({
      stores: {
        calls: { staleLive: (before: string) => calls.filter(({ startedAt }) => startedAt < before) },
        lines: { call: (sid: string) => calls.find(({ callSid: one }) => one === sid) },
        words: { pack: (id?: string) => (id === 'told' ? told : undefined) },
      } as never,
      lines: {
        all: () => [limited, free],
        byKey: (key: string) => [limited, free].find((one) => one.key === key),
      } as never,
      phone: () => ({ calls: { end } }),
      bridge: { endsItself: () => null, leave: () => expect.unreachable('It does not go through here.') },
      now: () => now,
      report: (_where, error) => {
        throw error;
      },
    });
    look();
    look();
    expect(end.mock.calls).toEqual([['CA1'], ['CA6']]);
  });

  it.each([
    ['down', 2],
    ['key_refused', 2],
    ['not_found', 1],
    ['rejected', 1],
  ] as const)('when ending it is answered with %s, then it is asked %i times and told once', async (kind, times) => {
    const fault = createFaultMaker('twilio');
    const end = vi.fn<() => Promise<void>>().mockRejectedValueOnce(fault(kind));
    end.mockResolvedValue();
    const line = { key: 'k1', businessId: 'default', settings: KeptLine.parse({ caps: { longestMinutes: 1 } }) };
    const call = { callSid: 'CA1', businessId: 'default', startedAt: '2026-11-20T09:00:00.000Z', line: 'k1' };
    const report = vi.fn();
    const look = createLineLimits({
      stores: {
        calls: { staleLive: () => [call] },
        lines: { call: () => call },
        words: { pack: () => undefined },
      } as never,
      lines: { all: () => [line], byKey: () => line } as never,
      phone: () => ({ calls: { end } }),
      bridge: { endsItself: () => null, leave: () => expect.unreachable('It does not go through here.') },
      now: () => new Date('2026-11-20T10:00:00.000Z'),
      report,
    });
    look();
    await vi.waitFor(() => expect(report).toHaveBeenCalledOnce());
    look();
    look();
    expect([end.mock.calls.length, report.mock.calls.length]).toEqual([times, 1]);
  });
});
