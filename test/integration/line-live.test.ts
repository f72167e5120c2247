import { describe, expect, it } from 'vitest';

import { AppError } from '../../server/contract/errors.ts';
import { lineShop, staff } from '../support/line-shop.ts';
import { phoneProvider } from '../support/phone-provider.ts';
import { callSid, ringing, TWILIO_ENV, twimlOf } from '../support/twilio-posts.ts';

async function liveCall() {
  const phone = await phoneProvider();
  const shop = await lineShop({ env: { TWILIO_BASE_URL: phone.url } });
  await shop.set({ mode: 'register', people: [staff()] });
  await shop.post('/incoming-call', ringing(callSid(1)));
  await shop.app.settled();
  const { calls } = (await shop.app.execute('calls.list', {})) as { calls: { id: string }[] };
  const path = `/2010-04-01/Accounts/${TWILIO_ENV.TWILIO_ACCOUNT_SID}/Calls/${callSid(1)}.json`;
  return { ...shop, orders: phone.orders, id: calls[0]?.id ?? '', path };
}

const refusalOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.reason?.code : error),
  );

describe('a live call in the hands of staff', () => {
  it('when it is ended, then Twilio is told once, it is off the line, and cannot be ended again', async () => {
    const { app, orders, id, path, calls } = await liveCall();
    await app.execute('calls.end', { id });
    expect(orders.map(({ path: asked, form }) => [asked, form.get('Status')])).toEqual([[path, 'completed']]);
    expect((await calls()).map(({ status }) => status)).toEqual(['ended']);
    expect(await refusalOf(app.execute('calls.end', { id }))).toBe('lines_call_over');
    expect(orders).toHaveLength(1);
  });

  it('when it is put through, then that person’s phone rings, the desk knows why, and a message may be left after', async () => {
    const { app, post, orders, id, path } = await liveCall();
    const { people } = (await app.execute('calls.transfer-options', { id })) as { people: { id: string }[] };
    expect(people).toEqual([{ id: staff().id, name: 'Ines', maskedNumber: '••99' }]);
    await app.tool('remember', {
      call_sid: callSid(1),
      slot: 'reason_for_call',
      value: 'a complaint about the last visit',
    });
    const told: unknown[] = [];
    app.bus.subscribe((event) => void (event.name === 'call.transferred' && told.push(event.payload)));
    await app.execute('calls.transfer', { id, personId: staff().id });

    expect(orders.map(({ path: asked }) => asked)).toEqual([path]);
    expect(await twimlOf(new Response(orders[0]?.form.get('Twiml')))).toEqual({
      Dial: {
        Number: '+12125550199',
        '@timeout': '25',
        '@answerOnBridge': 'true',
        '@action': 'https://linekeeper.example/api/webhooks/twilio/voice?step=transferred',
        '@method': 'POST',
      },
    });
    expect(told).toEqual([{ id }]);
    expect(await app.execute('calls.handover', { id })).toMatchObject({
      handover: { to: 'Ines', reason: 'a complaint about the last visit' },
    });
    const after = ringing(callSid(1), { CallStatus: 'in-progress', DialCallStatus: 'no-answer' });
    expect(await twimlOf(await post('/api/webhooks/twilio/voice?step=transferred', after))).toMatchObject({
      Record: { '@maxLength': '180' },
    });
  });

  it('when the person is not on the list, then nobody is asked to do anything', async () => {
    const { app, orders, id } = await liveCall();
    const nobody = '00000000-0000-4000-8000-00000000000f';
    expect(await refusalOf(app.execute('calls.transfer', { id, personId: nobody }))).toBe('lines_no_such_person');
    expect(orders).toEqual([]);
  });
});
