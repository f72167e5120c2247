import { describe, expect, it, onTestFinished } from 'vitest';

import { unconnectedShop } from '../support/connect/connected-shop.ts';

describe('where answers to texts go', () => {
  it('when texts are on, then the set-up has them come here, and taking it back gives back what was there', async () => {
    const shop = await unconnectedShop();
    onTestFinished(() => shop.app.stop());
    const { ask, wish, twilio, line } = shop;
    const before = { url: line.smsUrl, method: line.smsMethod };
    const now = () => twilio.state.lines.get(line.sid);

    const plan = await ask('connect.plan', wish);
    expect(plan.steps.map(({ id }) => id)).not.toContain('line:texts');
    await ask('texts.save', { business: 'default', settings: { on: true } });
    const state = await ask('connect.apply', wish);
    expect(state.steps.find(({ id }) => id === 'line:texts')).toMatchObject({ state: 'done' });
    expect(now()?.smsUrl).toBe('https://linekeeper.example/api/webhooks/twilio/sms');
    expect((await ask('texts.get', { business: 'default' })).repliesArrive).toBe(true);

    await ask('connect.undo', { business: 'default' });
    expect({ url: now()?.smsUrl, method: now()?.smsMethod }).toEqual(before);
    expect((await ask('texts.get', { business: 'default' })).repliesArrive).toBe(false);
  });
});
