import { describe, expect, it } from 'vitest';

import type { Fault } from '../../server/pretend/wire/faults.ts';
import { CALL_PATH, outgoingShop } from '../support/outgoing-shop.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const CALLEE = '+12125550161';
const LATER_MINUTES = 24 * 60;
const LINES = ['twilio', 'sip_trunk'] as const;
type Carrier = (typeof LINES)[number];
type Case = { name: string; fault: Fault; acts: boolean };

const status = (code: number): Fault => ({ kind: 'status', status: code, headers: { 'retry-after': '0' } });

/** A request may have been carried out although its answer says otherwise, or never came. */
const EITHER_WAY: [string, Fault][] = [
  ...[401, 404, 408, 422, 429, 500, 503].map((code): [string, Fault] => [`${code}`, status(code)]),
  ['a broken connection', { kind: 'reset' }],
];
const ANSWERED: [string, Fault][] = [
  ['half a body', { kind: 'cut' }],
  ['a web page', { kind: 'html' }],
  ['broken JSON', { kind: 'broken' }],
  ['no verdict', { kind: 'without', keys: ['success'] }],
  ['no ids', { kind: 'without', keys: ['conversation_id', 'callSid', 'sip_call_id'] }],
  ['new fields', { kind: 'with', fields: { retry: true } }],
  ['a slow answer', { kind: 'slow', milliseconds: 300 }],
];
const CASES: Case[] = [
  ...EITHER_WAY.flatMap(([name, fault]) => [true, false].map((acts) => ({ name, fault, acts }))),
  ...ANSWERED.map(([name, fault]) => ({ name, fault, acts: true })),
];

async function shopOver(carrier: Carrier, { fault, acts }: Omit<Case, 'name'>) {
  const dataDir = temporaryDirectory();
  const shop = await outgoingShop({ dataDir, keep: true });
  for (const line of shop.elevenLabs.state.numbers.values()) line.provider = carrier;
  shop.elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault, acts, times: 1 });
  return { ...shop, dataDir };
}

/** The next start, a day later, with a provider that is well again. */
async function afterNextStart(shop: Awaited<ReturnType<typeof shopOver>>) {
  await shop.app.stop();
  shop.clock.forward(LATER_MINUTES);
  const again = await outgoingShop({ dataDir: shop.dataDir, keep: true, clock: shop.clock }, shop);
  await again.app.settled();
  const { calls } = await again.ask('calls.list', {});
  await again.app.stop();
  return { sent: again.sent(), rung: again.rung, calls };
}

describe.each(LINES)('a call over %s', (carrier) => {
  it.each(CASES)('is asked for once, today and tomorrow: $name, rung: $acts', async ({ fault, acts }) => {
    const shop = await shopOver(carrier, { fault, acts });
    const { outcome, told } = await shop.ask('calls.start', { number: CALLEE, anyway: true });
    const { sent, rung, calls } = await afterNextStart(shop);
    expect(sent.map(({ path }) => path)).toEqual([
      `/v1/convai/${carrier === 'twilio' ? 'twilio' : 'sip-trunk'}/outbound-call`,
    ]);
    expect(rung).toHaveLength(acts ? 1 : 0);
    // A provider that says it did nothing, and did, is beyond anybody's help.
    const says = fault.kind === 'status' && fault.status < 500 && fault.status !== 408;
    if (acts && !says) expect(outcome).not.toBe('not_made');
    if (!acts) expect(outcome).not.toBe('calling');
    expect(told === null).toBe(outcome === 'calling');
    expect(calls).toHaveLength(1);
  });

  it('is not asked for again where the program ended before the answer came', async () => {
    const shop = await shopOver(carrier, { fault: { kind: 'hang' }, acts: true });
    const asking = shop.ask('calls.start', { number: CALLEE, anyway: true }).catch(() => null);
    await expect.poll(() => shop.rung.length).toBe(1);
    const { sent, rung, calls } = await afterNextStart(shop);
    await asking;
    expect([sent.length, rung.length]).toEqual([1, 1]);
    expect(calls).toMatchObject([{ direction: 'outbound', status: 'failed' }]);
  });
});
