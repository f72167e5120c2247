import { describe, expect, it, onTestFinished } from 'vitest';

import { open, unconnectedShop } from '../support/connect/connected-shop.ts';

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
    expect(now()?.smsUrl).toBe('https://linekeeper.example/api/webhooks/twilio/sms#rc=2&rp=ct,rt,5xx');
    expect((await ask('texts.get', { business: 'default' })).repliesArrive).toBe(true);

    await ask('connect.undo', { business: 'default' });
    expect({ url: now()?.smsUrl, method: now()?.smsMethod }).toEqual(before);
    expect((await ask('texts.get', { business: 'default' })).repliesArrive).toBe(false);
  });

  it('when the number is at ElevenLabs already and nothing answers otherwise, then they come here all the same', async () => {
    const { shop, imported } = await importedShop();
    const { ask, line } = shop;
    const before = line.smsUrl;
    await ask('texts.save', { business: 'default', settings: { on: true } });
    const state = await ask('connect.apply', imported);
    expect(open(state)).toEqual([]);
    expect(state.steps.map(({ id }) => id)).toContain('line:texts');
    expect(line.smsUrl).toBe('https://linekeeper.example/api/webhooks/twilio/sms#rc=2&rp=ct,rt,5xx');
    await ask('connect.undo', { business: 'default' });
    expect(line.smsUrl).toBe(before);
  });

  it('when the number is another provider’s, then texts are no obstacle to calls', async () => {
    const { shop, imported } = await importedShop();
    const { ask, twilio, line } = shop;
    await ask('texts.save', { business: 'default', settings: { on: true } });
    twilio.state.lines.delete(line.sid);
    const state = await ask('connect.apply', imported);
    expect(open(state)).toEqual([]);
    expect(state.steps.map(({ id }) => id)).not.toContain('line:texts');
  });

  it('when nobody gave keys of Twilio, then texts are no obstacle either', async () => {
    const { shop, imported } = await importedShop({ TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' });
    await shop.ask('texts.save', { business: 'default', settings: { on: true } });
    expect(open(await shop.ask('connect.apply', imported))).toEqual([]);
    expect(shop.twilio.requests).toEqual([]);
  });
});

/** A shop whose number somebody brought to ElevenLabs, with nothing that answers while the computer is off. */
async function importedShop(env: Record<string, string> = {}) {
  const shop = await unconnectedShop({}, env);
  onTestFinished(() => shop.app.stop());
  const there = { provider: 'twilio', number: shop.line.number, label: 'Salon', agentId: null, more: {} };
  shop.elevenLabs.state.numbers.set('phnum_own', { id: 'phnum_own', ...there });
  const line = { kind: 'imported' as const, id: 'phnum_own' };
  return { shop, imported: { ...shop.wish, line, fallback: null } };
}
