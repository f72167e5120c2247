import { afterEach, describe, expect, it } from 'vitest';

import type { Fault } from '../../server/pretend/wire/faults.ts';
import { ANA, aFailure } from '../support/factories.ts';
import { afterOurCall, CALL_PATH, knownAna, outgoingShop } from '../support/outgoing-shop.ts';

type Shop = Awaited<ReturnType<typeof outgoingShop>>;

const ASK = '0192f0c1-0000-7000-8000-000000000002';

/** What may happen to the one request, and what may be said of the call then. */
const FAULTS: [name: string, fault: Fault, outcome: 'calling' | 'unknown' | 'not_made', code: string | null][] = [
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }, 'not_made', 'provider_rate_limited'],
  ['401', { kind: 'status', status: 401 }, 'not_made', 'provider_key_refused'],
  ['422', { kind: 'status', status: 422 }, 'not_made', 'provider_rejected'],
  ['500', { kind: 'status', status: 500 }, 'unknown', 'outgoing_unknown'],
  ['503', { kind: 'status', status: 503 }, 'unknown', 'outgoing_unknown'],
  ['a connection that breaks before the answer', { kind: 'reset' }, 'unknown', 'outgoing_unknown'],
  ['an answer that breaks off', { kind: 'cut' }, 'unknown', 'outgoing_unknown'],
  ['a web page with 200', { kind: 'html' }, 'unknown', 'outgoing_unknown'],
  ['half an answer', { kind: 'broken' }, 'unknown', 'outgoing_unknown'],
  ['an answer without a verdict', { kind: 'without', keys: ['success'] }, 'unknown', 'outgoing_unknown'],
  ['an answer without ids', { kind: 'without', keys: ['conversation_id', 'callSid'] }, 'calling', null],
  ['new fields', { kind: 'with', fields: { brand_new: 1 } }, 'calling', null],
];

describe('a request that rings a phone', () => {
  let shop: Shop;
  afterEach(() => shop.app.stop());

  it.each(FAULTS)('is sent once, and told truly: %s', async (_name, fault, outcome, code) => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    shop.elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault });
    const started = await shop.ask('calls.start', { callerId, ask: ASK });

    expect(started.outcome).toBe(outcome);
    expect(started.told?.code ?? null).toBe(code);
    const status = outcome === 'calling' ? 'live' : 'failed';
    expect(await shop.call(started.call?.id ?? '')).toMatchObject({ status, direction: 'outbound' });
    expect(await shop.ask('calls.start', { callerId, ask: ASK })).toEqual(started);
    expect(shop.sent()).toHaveLength(1);
    expect(shop.rung.length).toBeLessThanOrEqual(1);
  });

  it('when it may have rung, then the person and the line have peace first; when it certainly did not, not', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    const codes = async (): Promise<string[]> =>
      (await shop.ask('calls.may-start', { callerId })).hindrances.map(({ told }) => told.code);
    shop.elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'status', status: 422 }, times: 1 });
    await shop.ask('calls.start', { callerId });
    expect(await codes()).toEqual([]);
    shop.elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'reset' }, times: 1 });
    await shop.ask('calls.start', { callerId });
    expect(await codes()).toEqual(['outgoing_called_lately', 'outgoing_line_busy']);
    shop.clock.forward(10);
    expect(await codes()).toEqual([]);
  });

  it('when it rang after all, then its report makes one true call of it, though its answer never came', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    shop.elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'cut' } });
    const { call } = await shop.ask('calls.start', { callerId });
    const body = shop.sent()[0]?.body as { conversation_initiation_client_data: unknown };
    await shop.app.finish(afterOurCall(body.conversation_initiation_client_data));
    await shop.app.settled();
    const { calls } = await shop.ask('calls.list', { callerId });
    expect(calls).toHaveLength(2);
    expect(calls.find(({ id }) => id === call?.id)).toMatchObject({ status: 'ended', conversationId: 'conv_out' });
  });

  it('when it failed after all, then that is known of the same call, though no id of it ever came', async () => {
    shop = await outgoingShop();
    const callerId = await knownAna(shop);
    shop.elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'cut' } });
    const { call } = await shop.ask('calls.start', { callerId });
    const failed = aFailure({ agent_id: shop.agentId }, { To: ANA });
    await shop.app.finish({ ...failed, event_timestamp: shop.clock.now().getTime() / 1000 + 20 });
    await shop.app.settled();
    const { calls } = await shop.ask('calls.list', { callerId });
    expect(calls).toHaveLength(2);
    expect(calls.find(({ id }) => id === call?.id)).toMatchObject({ status: 'failed', endedBecause: 'no-answer' });
  });

  it('when the program stops while it is on its way, then the next start calls it unknown, and sends nothing', async () => {
    shop = await outgoingShop({ keep: true });
    const callerId = await knownAna(shop);
    shop.elevenLabs.faults.add({ method: 'POST', path: CALL_PATH, fault: { kind: 'hang' } });
    const sent = new Promise<void>((resolve) => {
      shop.elevenLabs.watch = ({ when, seen }) =>
        when === 'before' && CALL_PATH.test(seen.path) ? resolve() : undefined;
    });
    const waiting = shop.ask('calls.start', { callerId, ask: ASK }).catch(() => null);
    await sent;
    const { dataDir } = shop.app;
    await shop.app.stop();
    await waiting;
    const before = shop.sent().length;
    shop = await outgoingShop({ dataDir, clock: shop.clock }, shop);
    const again = await shop.ask('calls.start', { callerId, ask: ASK });
    expect(again).toMatchObject({ outcome: 'unknown', told: { code: 'outgoing_unknown' }, call: { status: 'failed' } });
    expect(before).toBe(1);
    expect(shop.sent()).toHaveLength(1);
  });
});
