import { describe, expect, it } from 'vitest';

import type { DoctorReport } from '#contract/doctor.ts';
import { connectedShop } from '../support/connected-shop.ts';
import { CALLER, SHOP_LINE } from '../support/providers/pretended.ts';

const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600;

const linesOf = ({ checks }: DoctorReport, id: RegExp): string[] =>
  checks.filter((check) => id.test(check.id)).map(({ state, told }) => `${state} ${told.code}`);

async function connected() {
  const shop = await connectedShop();
  await shop.connect();
  const look = async (id: RegExp) => linesOf(await shop.ask('doctor.run', {}), id);
  return { ...shop, look };
}

describe('the doctor at the providers', () => {
  it('when everything is set up, then nothing needs the owner', async () => {
    const { app, ask } = await connected();
    const { checks } = await ask('doctor.run', {});
    expect(checks.filter(({ state }) => state === 'error' || state === 'warning')).toEqual([]);
    expect(linesOf({ at: '', worst: 'ok', checks }, /^(?:key_|agent:|fallback:|alerts|clock)/)).toEqual([
      'ok doctor_clock',
      'ok doctor_key_elevenlabs',
      'ok doctor_key_twilio',
      'ok doctor_agent',
      'ok doctor_native_fallback',
      'ok doctor_alerts_none',
    ]);
    await app.stop();
  });

  it('when the key may not do everything or is refused, then each is told as what it is', async () => {
    const { app, elevenLabs, look } = await connected();
    elevenLabs.chosen.scopes = ['convai_read', 'convai_write', 'voices_read'];
    expect(await look(/^scope:/)).toEqual(['warning doctor_scope_webhooks']);
    elevenLabs.chosen.scopes = null;
    elevenLabs.chosen.key = 'sk_another';
    expect(await look(/^key_elevenlabs$/)).toEqual(['error provider_key_refused']);
    await app.stop();
  });

  it('when calls of the last day were not reported, then how many is told; known ones and those being analysed do not count', async () => {
    const { app, elevenLabs, agentId, look, ask } = await connected();
    const call = { agentId, external: CALLER, shop: SHOP_LINE };
    elevenLabs.addConversation({ ...call, startedAt: HOUR_AGO });
    elevenLabs.addConversation({ ...call, startedAt: Math.floor(Date.now() / 1000) - 60 });
    elevenLabs.addConversation({ ...call, startedAt: HOUR_AGO - 2 * 86_400 });
    expect(await look(/^reported$/)).toEqual(['error doctor_calls_unreported']);
    await ask('conversations.catch-up', {});
    await expect.poll(() => look(/^reported$/), { timeout: 20_000 }).toEqual(['ok doctor_calls_reported']);
    await app.stop();
  });

  it('when the provider cannot be asked, then the agent and the fallback stay as not looked at, and nothing is fine', async () => {
    const { app, elevenLabs, twilio, ask } = await connected();
    for (const { faults } of [elevenLabs, twilio]) faults.add({ path: /./u, fault: { kind: 'status', status: 418 } });
    const report = await ask('doctor.run', {});
    expect(linesOf(report, /^(?:agents|fallback|reported)$/).toSorted()).toEqual([
      'unknown doctor_agent_unlooked',
      'unknown doctor_calls_unlooked',
      'unknown doctor_fallback_unlooked',
    ]);
    expect(report.worst).toBe('unknown');
    await app.stop();
  });

  it('when the only call is a minute old, then nobody says there was none', async () => {
    const { app, elevenLabs, agentId, look } = await connected();
    expect(await look(/^reported$/)).toEqual(['ok doctor_calls_none']);
    const startedAt = Math.floor(Date.now() / 1000) - 60;
    elevenLabs.addConversation({ agentId, external: CALLER, shop: SHOP_LINE, startedAt });
    expect(await look(/^reported$/)).toEqual(['ok doctor_calls_fresh']);
    await app.stop();
  });

  it('when nobody answers while the computer is off any more, then one click sets that up again', async () => {
    const { app, twilio, ask, look, line } = await connected();
    const there = twilio.state.lines.get(line.sid);
    if (!there) throw new Error('The line is there.');
    Object.assign(there, { fallbackUrl: '' });
    expect(await look(/^fallback:/)).toEqual(['warning doctor_native_fallback_none']);
    expect(linesOf(await ask('doctor.fix', { id: 'fallback:default' }), /^fallback:/)).toEqual([
      'ok doctor_native_fallback',
    ]);
    await app.stop();
  });

  it('when several ask at once, then nobody gets what was read before they asked, and one look serves all who wait', async () => {
    const { app, elevenLabs, agentId, ask } = await connected();
    await ask('connect.findings', { now: true });
    const before = elevenLabs.requests.length;
    await Promise.all([1, 2, 3, 4].map(() => ask('connect.findings', { now: true })));
    const reads = elevenLabs.requests.slice(before).filter(({ path }) => path.endsWith(`/agents/${agentId}`));
    expect(reads).toHaveLength(2);
    await app.stop();
  });

  it('when a finding is mended by its id, then the whole is looked at again; one that is gone is refused', async () => {
    const { app, spoil, ask, look } = await connected();
    spoil(['platform_settings', 'data_collection'], {});
    expect(await look(/^agent:/)).toEqual(['warning agent_collects_nothing']);
    const id = 'agent:default:data_collection';
    expect(linesOf(await ask('doctor.fix', { id }), /^agent:/)).toEqual(['ok doctor_agent']);
    await expect(ask('doctor.fix', { id })).rejects.toMatchObject({ code: 'not_found' });
    await app.stop();
  });
});
