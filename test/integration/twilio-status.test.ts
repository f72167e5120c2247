import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { laterState, type CarrierState } from '../../server/domain/line-state.ts';
import { aFailure, aTranscription } from '../support/factories.ts';
import { HANDED_OVER, lineShop } from '../support/line-shop.ts';
import { callSid, CALLER, OUR_NUMBER, ringing, type TwilioPost } from '../support/twilio-posts.ts';

const STATUS = '/api/webhooks/twilio/status';
type Shop = Awaited<ReturnType<typeof lineShop>>;
const told = (post: TwilioPost, sid: string, over: Record<string, string>) => post(STATUS, ringing(sid, over));

/** The post-call event of a call that was handed over. */
const finished = (sid: string, startedAt: Date) =>
  aTranscription({ conversationId: `conv_${sid}`, callSid: sid, from: CALLER, to: OUR_NUMBER, startedAt, seconds: 42 });

const failure = (sid: string) =>
  aFailure(
    { conversation_id: `conv_${sid}`, failure_reason: 'busy' },
    { CallSid: sid, From: CALLER, To: OUR_NUMBER, Direction: 'inbound' },
  );

async function rung(shop: Shop, digit = 1): Promise<string> {
  const sid = callSid(digit);
  expect(await (await shop.post('/incoming-call', ringing(sid))).text()).toBe(HANDED_OVER);
  await shop.app.settled();
  return sid;
}

const ORDERS = ['line first', 'line last'] as const;

/** A call of which both tell: the line, how many seconds it lasted, and ElevenLabs in a delivery. */
async function toldByBoth(
  order: (typeof ORDERS)[number],
  seconds: string,
  deliver: (sid: string, startedAt: Date) => unknown,
): Promise<Shop> {
  const shop = await lineShop();
  const sid = await rung(shop);
  const line = () => told(shop.post, sid, { CallStatus: 'completed', CallDuration: seconds });
  const provider = async () => {
    await shop.app.finish(deliver(sid, shop.clock.now()));
    await shop.app.settled();
  };
  for (const tell of order === 'line first' ? [line, provider] : [provider, line]) await tell();
  return shop;
}

const states = async ({ calls, app }: Shop) => {
  await app.settled();
  return (await calls()).map(({ status, durationSeconds }) => [status, durationSeconds]);
};

describe('T3: what Twilio tells of a call', () => {
  it('when it is over, then it is off the line, and a later or repeated word changes nothing', async () => {
    const shop = await lineShop();
    const sid = await rung(shop);
    for (const CallStatus of ['initiated', 'ringing', 'in-progress']) await told(shop.post, sid, { CallStatus });
    expect(await states(shop)).toEqual([['live', null]]);
    for (const [CallStatus, more] of [
      ['completed', { CallDuration: '42' }],
      ['completed', { CallDuration: '42' }],
      ['in-progress', {}],
      ['ringing', {}],
      ['no-answer', {}],
    ] as const)
      expect((await told(shop.post, sid, { CallStatus, ...more })).status).toBe(200);
    expect(await states(shop)).toEqual([['ended', 42]]);
    expect(await shop.tasks()).toEqual([]);
  });

  it('when how long it was is told only the second time, then that is taken in', async () => {
    const shop = await lineShop();
    const sid = await rung(shop);
    await told(shop.post, sid, { CallStatus: 'completed' });
    await told(shop.post, sid, { CallStatus: 'completed', CallDuration: '17' });
    expect(await states(shop)).toEqual([['ended', 17]]);
  });

  it.each(ORDERS)('when ElevenLabs tells of the conversation too, %s, then its word stands', async (order) => {
    const shop = await toldByBoth(order, '50', finished);
    expect(await states(shop)).toEqual([['ended', 42]]);
    expect(await shop.tasks()).toEqual([]);
  });

  it.each(ORDERS)('when the agent could not take the call after all, %s, then it is a missed call', async (order) => {
    const shop = await toldByBoth(order, '3', failure);
    expect((await states(shop)).map(([status]) => status)).toEqual(['failed']);
    expect(await shop.tasks()).toEqual([{ kind: 'callback', text: 'Our call did not get through (busy)' }]);
  });

  it('when a caller is missed several times a day, then it is one task, settled when they get through', async () => {
    const shop = await lineShop();
    for (const digit of [1, 2, 3]) {
      await told(shop.post, callSid(digit), { CallStatus: 'no-answer' });
      shop.clock.forward(1);
    }
    expect((await states(shop)).map(([status]) => status)).toEqual(['failed', 'failed', 'failed']);
    expect(await shop.tasks()).toEqual([{ kind: 'callback', text: 'Missed call' }]);

    const sid = await rung(shop, 4);
    await shop.app.finish(finished(sid, shop.clock.now()));
    await shop.app.settled();
    expect(await shop.tasks()).toEqual([]);

    shop.clock.forward(5);
    await told(shop.post, callSid(5), { CallStatus: 'busy' });
    expect(await shop.tasks()).toEqual([{ kind: 'callback', text: 'Missed call' }]);
    shop.clock.forward(24 * 60);
    await told(shop.post, callSid(6), { CallStatus: 'canceled' });
    expect(await shop.tasks()).toHaveLength(2);
  });

  it('when the number is withheld, then there is nobody to call back', async () => {
    const shop = await lineShop();
    await told(shop.post, callSid(1), { CallStatus: 'no-answer', From: '+266696687' });
    expect((await states(shop)).map(([status]) => status)).toEqual(['failed']);
    expect(await shop.tasks()).toEqual([]);
  });
});

describe('the state of a line', () => {
  const State = fc.constantFrom<CarrierState>(
    'ringing',
    'answered',
    'completed',
    'busy',
    'no-answer',
    'failed',
    'canceled',
  );

  it('when states come in any order and any number of times, then the same one stands', () => {
    fc.assert(
      fc.property(fc.array(State, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (told, random) => {
        const final = (all: CarrierState[]) => all.reduce(laterState);
        const keyed = told.map((state) => ({ state, key: random.next().value as number }));
        const shuffled = keyed.toSorted((one, other) => one.key - other.key).map(({ state }) => state);
        expect(final([...shuffled, ...told])).toBe(final(told));
      }),
    );
  });
});
