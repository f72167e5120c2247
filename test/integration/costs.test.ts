import { join } from 'node:path';

import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import { aTranscription, ANA } from '../support/factories.ts';
import { ownerOf } from '../support/owner.ts';
import { startTestApp } from '../support/test-app.ts';
import { createLinePrices } from '../../server/services/line-prices.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { aFault } from '../support/providers/hand-voice.ts';
import { ringing } from '../../server/domain/call-record.ts';

/** A Friday. */
const NOW = new Date('2026-11-20T18:00:00.000Z');
const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 10));

async function withCalls(...costs: readonly (readonly [day: number, usd: number | null])[]) {
  const app = await startTestApp({ now: () => new Date(NOW) });
  for (const [nth, [day, usd]] of costs.entries()) {
    const call = aTranscription({ conversationId: `conv_${nth}`, callSid: `CA${nth}`, from: ANA, startedAt: at(day) });
    const metadata = { ...call.data.metadata, cost: 100, cost_fiat: usd };
    await app.finish({ ...call, data: { ...call.data, metadata } });
  }
  await app.settled();
  return { app, owner: ownerOf(app) };
}

describe('what calls cost', () => {
  it('when nobody set a rate, then it is told in dollars, and what was not told is not nothing', async () => {
    const { app, owner } = await withCalls([20, 0.5], [20, null], [17, 0.25], [2, 1]);
    expect(await owner.ask('costs.get', {})).toEqual({
      currency: { code: 'USD', perUsd: 1, setAt: null },
      today: { calls: 2, priced: 1, amount: 0.5, credits: 200 },
      week: { calls: 3, priced: 2, amount: 0.75, credits: 300 },
      month: { calls: 4, priced: 3, amount: 1.75, credits: 400 },
    });
    await app.stop();
  });

  it('when no cost was told at all, then it is unknown', async () => {
    const { app, owner } = await withCalls([20, null]);
    expect((await owner.ask('costs.get', {})).today).toEqual({ calls: 1, priced: 0, amount: null, credits: 100 });
    await app.stop();
  });

  it('when the owner sets a rate, then everything is told by it, with its day', async () => {
    const { app, owner } = await withCalls([20, 0.5]);
    const saved = await owner.ask('costs.save', { code: 'EUR', perUsd: 0.9 });
    expect(saved).toEqual({ code: 'EUR', perUsd: 0.9, setAt: NOW.toISOString() });
    expect(await owner.ask('costs.get', {})).toMatchObject({ currency: saved, today: { amount: 0.45 } });
    const { id } = await owner.call('conv_0');
    expect(await owner.ask('costs.call', { id })).toEqual({ currency: 'EUR', agent: 0.45, line: null, credits: 100 });
    await app.stop();
  });

  it.each([
    { code: 'euro', perUsd: 1 },
    { code: 'EUR', perUsd: 0 },
    { code: 'EUR', perUsd: -2 },
  ])('when %o is to be saved, then it is refused', async (change) => {
    const { app, owner } = await withCalls();
    await expect(owner.ask('costs.save', change)).rejects.toThrow('400');
    await app.stop();
  });

  it('when the line has a price in the owner’s money or in dollars, then it counts, and another currency does not', async () => {
    const { app, owner } = await withCalls([20, 0.5], [20, 0.5], [20, 0.5]);
    await owner.ask('costs.save', { code: 'EUR', perUsd: 0.5 });
    const prices = [
      [0.1, 'USD'],
      [0.2, 'EUR'],
      [30, 'JPY'],
    ] as const;
    const db = new Database(join(app.dataDir, 'linekeeper.db'));
    const put = db.prepare(`INSERT INTO line_prices SELECT id, ?, ?, '' FROM calls WHERE conversation_id = ?`);
    for (const [nth, [amount, currency]] of prices.entries()) put.run(amount, currency, `conv_${nth}`);
    db.close();
    expect((await owner.ask('costs.get', {})).today.amount).toBeCloseTo(0.75 + 0.05 + 0.2);
    await app.stop();
  });
});

describe('what lines cost', () => {
  function withLine(callSid: string) {
    const stores = openStores(':memory:');
    const ids = { businessId: 'default', identityId: null, agentId: null, conversationId: null };
    const startedAt = new Date(NOW.getTime() - 3_600_000).toISOString();
    stores.calls.save({ ...ringing({ id: 'c1', ...ids, callSid, startedAt }), status: 'ended' });
    const asked: string[] = [];
    const faults: unknown[] = [];
    const time = { now: NOW };
    let answer: () => { amount: number; currency: string } | null = () => null;
    const read = (sid: string) => {
      asked.push(sid);
      return Promise.resolve({ status: 'completed', durationSeconds: 5, price: answer() });
    };
    const phone = () => ({ calls: { read } }) as never;
    const prices = createLinePrices({
      stores,
      phone,
      now: () => time.now,
      report: (_where, error) => void faults.push(error),
    });
    return { ...prices, faults, stores, asked, time, answers: (next: typeof answer) => void (answer = next) };
  }

  it('when a price is not known yet, then it is asked for again, and no more once it is', async () => {
    const { look, stores, faults, asked, time, answers } = withLine('CA1');
    await look();
    await look();
    expect(faults).toEqual([]);
    expect(asked).toEqual(['CA1']);
    time.now = new Date(NOW.getTime() + 16 * 60_000);
    answers(() => ({ amount: 0.02, currency: 'USD' }));
    await look();
    expect(stores.costs.line('c1')).toEqual({ amount: 0.02, currency: 'USD' });
    time.now = new Date(NOW.getTime() + 60 * 60_000);
    await look();
    expect(asked).toEqual(['CA1', 'CA1']);
  });

  it('when a call came by no line of Twilio’s, then nothing is asked', async () => {
    const { look, asked } = withLine('sip-7');
    await look();
    expect(asked).toEqual([]);
  });

  it('when Twilio does not answer, then the price stays unknown and is asked for again', async () => {
    const { look, stores, asked, answers } = withLine('CA1');
    answers(() => {
      throw aFault('down');
    });
    await look();
    expect(stores.costs.line('c1')).toBeUndefined();
    await look();
    expect(asked).toHaveLength(2);
  });
});
