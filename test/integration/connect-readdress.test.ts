import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { createAsk } from '../../server/cli/ask.ts';
import { at } from '../../server/pretend/elevenlabs/json.ts';
import { open } from '../support/connect/connected-shop.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { startTestApp } from '../support/test-app.ts';

const MOVED = 'https://moved.example';

async function twoStarts() {
  const dataDir = mkdtempSync(join(tmpdir(), 'linekeeper-readdress-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const providers = await pretended();
  const start = async (url: string, more: Record<string, string> = {}) => {
    const env = { ...accountEnv(providers), PUBLIC_BASE_URL: url, ...more };
    const app = await startTestApp({ dataDir, keep: true, env });
    providers.outside.lead(url, app.webhookUrl);
    return { app, ask: createAsk(app.execute) };
  };
  const { elevenLabs, twilio, agentId, line } = providers;
  const chosen = { kind: 'twilio', sid: line.sid } as const;
  const wish = { business: 'default', agentId, line: chosen, fallback: { kind: 'voicemail', message: null } } as const;
  const everything = (): string => JSON.stringify([elevenLabs.account(), twilio.account()]);
  return { ...providers, start, wish, everything };
}

describe('another public address', { timeout: 60_000 }, () => {
  it('when it is verified, then everything registered is at the new one, and a call there is answered', async () => {
    const { start, wish, everything, elevenLabs, ...providers } = await twoStarts();
    const first = await start('https://linekeeper.example');
    await first.ask('connect.apply', wish);
    await first.app.stop();

    const { app, ask } = await start(MOVED);
    await expect.poll(() => everything().includes('https://linekeeper.example'), { timeout: 20_000 }).toBe(false);
    expect(everything()).toContain(`${MOVED}/webhook/personalize`);
    expect(elevenLabs.state.webhooks.size).toBe(1);
    await expect.poll(async () => (await ask('connect.get', {})).run, { timeout: 20_000 }).toBe('idle');
    expect(open(await ask('connect.plan', wish))).toEqual([]);
    expect((await ask('connect.test', {})).passed).toBe(true);
    expect(await providers.rings({ from: CALLER, to: SHOP_LINE })).toMatchObject({ by: 'elevenlabs' });
    await app.stop();
  });

  it('when the owner’s own model thinks, then its engine asks at the new one', async () => {
    const { start, wish, elevenLabs } = await twoStarts();
    const model = { OPENCLAW_API_BASE_URL: 'http://127.0.0.1:9/v1', LLM_MODEL: 'small-model' };
    const own = { ...wish, mode: 'register', thinks: 'own' } as const;
    const first = await start('https://linekeeper.example', model);
    expect(open(await first.ask('connect.apply', own))).toEqual([]);
    await first.app.stop();

    const { app, ask } = await start(MOVED, model);
    const asksAt = () => [...elevenLabs.state.engines.values()].map((engine) => at(engine, 'speech_engine')['ws_url']);
    await expect.poll(asksAt, { timeout: 20_000 }).toEqual(['wss://moved.example/ws']);
    await expect.poll(async () => (await ask('connect.get', {})).run, { timeout: 20_000 }).toBe('idle');
    expect(open(await ask('connect.plan', own))).toEqual([]);
    await app.stop();
  });

  it('when answers to texts come here, then they come to the new one, and never keep the calls waiting', async () => {
    const { start, wish, everything, line, elevenLabs, twilio } = await twoStarts();
    const first = await start('https://linekeeper.example');
    await first.ask('texts.save', { business: 'default', settings: { on: true } });
    await first.ask('connect.apply', wish);
    expect(line.smsUrl).toBe('https://linekeeper.example/api/webhooks/twilio/sms#rc=2&rp=ct,rt,5xx');
    await first.app.stop();

    twilio.faults.add({ path: /.*/, fault: { kind: 'status', status: 401, body: { code: 20003 } } });
    const { app, ask } = await start(MOVED);
    const calls = (): string => JSON.stringify(elevenLabs.account());
    await expect.poll(() => calls().includes('https://linekeeper.example'), { timeout: 20_000 }).toBe(false);
    const told = async (): Promise<string[]> => (await ask('status.get', {})).problems.map(({ code }) => code);
    await expect.poll(told, { timeout: 20_000 }).toContain('connect_readdress_failed');
    await app.stop();

    twilio.faults.clear();
    const again = await start(MOVED);
    await expect.poll(() => everything().includes('https://linekeeper.example'), { timeout: 20_000 }).toBe(false);
    expect(line.smsUrl).toBe(`${MOVED}/api/webhooks/twilio/sms#rc=2&rp=ct,rt,5xx`);
    await expect.poll(async () => (await again.ask('connect.get', {})).run, { timeout: 20_000 }).toBe('idle');
    expect(open(await again.ask('connect.plan', wish))).toEqual([]);
    await again.app.stop();
  });

  it('when the fallback rings another line of ours by now, then the address is registered all the same, and the rest stays', async () => {
    const { start, wish, everything, line, twilio } = await twoStarts();
    const first = await start('https://linekeeper.example');
    const forward = { ...wish, fallback: { kind: 'forward', to: '+12125550190' } } as const;
    const steps = (await first.ask('connect.apply', forward)).steps.map(({ id }) => id);
    const [fallbackUrl, flows] = [line.fallbackUrl, [...twilio.state.flows.values()]];
    const [own] = (await first.ask('lines.list', {})).lines;
    const { id = '', settings } = own ?? {};
    if (settings) await first.ask('lines.save', { id, settings: { ...settings, mode: 'register', people: [] } });
    const dentist = { id: 'dentist', name: 'Dentist Fern', zone: 'Europe/London', region: 'US' };
    await first.ask('businesses.save', { ...dentist, numbers: ['+12125550190'] });
    await expect(first.ask('connect.plan', forward)).rejects.toMatchObject({
      reason: { code: 'connect_fallback_is_ours' },
    });
    await first.app.stop();

    const { app, ask } = await start(MOVED);
    await expect.poll(() => everything().includes('https://linekeeper.example'), { timeout: 20_000 }).toBe(false);
    await expect.poll(async () => (await ask('connect.get', {})).run, { timeout: 20_000 }).toBe('idle');
    expect([line.fallbackUrl, [...twilio.state.flows.values()]]).toEqual([fallbackUrl, flows]);
    const state = await ask('connect.get', {});
    expect([open(state), state.steps.map((step) => step.id)]).toEqual([[], steps]);
    // How the owner has the number answered since is theirs.
    expect((await ask('lines.list', {})).lines.find((line) => line.id === id)?.settings.mode).toBe('register');
    await app.stop();
  });

  it('when Twilio cannot be asked, or the environment names another agent, then that is no obstacle either', async () => {
    const { start, wish, everything, twilio } = await twoStarts();
    const first = await start('https://linekeeper.example');
    await first.ask('connect.apply', wish);
    await first.app.stop();
    twilio.faults.add({ path: /.*/, fault: { kind: 'status', status: 401, body: { code: 20003 } } });
    const { app } = await start(MOVED, { ELEVENLABS_AGENT_ID: 'agent_of_another_day' });
    await expect.poll(() => everything().includes('https://linekeeper.example'), { timeout: 20_000 }).toBe(false);
    await app.stop();
  });

  it('when a provider fails meanwhile, then it is told until it is done', async () => {
    const { start, wish, elevenLabs } = await twoStarts();
    const first = await start('https://linekeeper.example');
    await first.ask('connect.apply', wish);
    await first.app.stop();

    const path = '/v1/workspace/webhooks';
    elevenLabs.faults.add({ method: 'POST', path, fault: { kind: 'status', status: 500 } });
    const { app, ask } = await start(MOVED);
    const told = async (): Promise<string[]> => (await ask('status.get', {})).problems.map(({ code }) => code);
    await expect.poll(told, { timeout: 20_000 }).toContain('connect_readdress_failed');
    await app.stop();
  });

  it('when nothing was connected, then nothing is asked of anybody', async () => {
    const { start, elevenLabs, twilio } = await twoStarts();
    await (await start('https://linekeeper.example')).app.stop();
    await (await start(MOVED)).app.stop();
    const changed = [...elevenLabs.requests, ...twilio.requests].filter(({ method }) => method !== 'GET');
    expect(changed).toEqual([]);
  });
});
