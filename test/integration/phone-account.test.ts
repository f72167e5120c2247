import { describe, expect, it } from 'vitest';

import { ProviderFault, type FaultKind } from '../../server/domain/providers/fault.ts';
import type { Fallback, PhoneAccount } from '../../server/domain/providers/phone-account.ts';
import type { FaultRule } from '../../server/pretend/wire/faults.ts';
import { ACCOUNT, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { wiredProviders } from '../support/providers/wired-providers.ts';

async function account(options: Parameters<typeof pretended>[0] = {}) {
  const { twilio, elevenLabs, line } = await pretended(options);
  const wired = wiredProviders({ TWILIO_BASE_URL: twilio.url, ELEVENLABS_BASE_URL: elevenLabs.url });
  wired.preferences.setPhoneAccount(ACCOUNT.accountSid);
  wired.secrets.set('twilioToken', ACCOUNT.authToken, { overlap: false });
  return { ...wired, twilio, line, phone: wired.providers.phone() };
}

const kindOf = (work: Promise<unknown>): Promise<FaultKind | 'answered'> =>
  work.then(
    () => 'answered' as const,
    (error: unknown) => (error instanceof ProviderFault ? error.kind : expect.unreachable(String(error))),
  );

const VOICEMAIL: Fallback = {
  ...{ name: 'Linekeeper: Salon', kind: 'voicemail', language: 'de', longestSeconds: 120 },
  message: 'Hier ist Salon Müller & {{Sohn}}. <Bitte> sprechen Sie nach dem Ton.',
};

describe('the Twilio account', () => {
  it('when it is asked who it is, then it says so', async () => {
    const { phone } = await account({ twilio: { isTrial: true } });
    expect(await phone.account()).toEqual({
      sid: ACCOUNT.accountSid,
      name: 'Salon Marigold',
      isTrial: true,
      isActive: true,
    });
  });

  it('when a line is changed, then what was named is set or cleared, and the rest stays', async () => {
    const { phone, twilio, line } = await account();
    const before = await phone.numbers.read(line.sid);
    expect(before).toMatchObject({ number: SHOP_LINE, canSpeak: true, canText: true, trunkSid: null, fallbackUrl: '' });
    await phone.numbers.change(line.sid, { fallbackUrl: 'https://webhooks.example/fallback', voiceUrl: '' });
    expect(await phone.numbers.read(line.sid)).toEqual({
      ...before,
      voiceUrl: '',
      fallbackUrl: 'https://webhooks.example/fallback',
    });
    const [change] = twilio.requests.filter(({ method }) => method === 'POST');
    expect(change?.body).toEqual({ VoiceUrl: '', VoiceFallbackUrl: 'https://webhooks.example/fallback' });
  });

  it('when there are more lines than a page holds, then all are told', async () => {
    const { phone, twilio } = await account();
    for (let count = 0; count < 120; count += 1)
      twilio.state.addLine({ number: `+1212555${String(1000 + count)}`, label: `Line ${count}` });
    expect(await phone.numbers.list()).toHaveLength(121);
  });

  it('when a fallback is added, changed and removed, then Twilio keeps what is to be said, with nothing that means more there', async () => {
    const { phone, twilio } = await account();
    const { id, url } = await phone.fallbacks.add(VOICEMAIL);
    expect(url).toBe(`https://webhooks.twilio.com/v1/Accounts/${ACCOUNT.accountSid}/Flows/${id}`);
    expect(await phone.fallbacks.list()).toEqual([{ id, name: VOICEMAIL.name, url }]);
    const said = JSON.stringify(twilio.state.flows.get(id)?.definition);
    expect(said).toContain('Hier ist Salon Müller + Sohn . Bitte sprechen Sie');
    expect(said).toContain('"language":"de-DE"');
    expect(said).toContain('"max_length":120');

    const forward = {
      kind: 'forward',
      to: '+12125550143',
      seconds: 25,
      language: 'en',
      busyMessage: 'Sorry.',
    } as const;
    await phone.fallbacks.change(id, { name: 'Forward', ...forward });
    const definition = JSON.stringify(twilio.state.flows.get(id)?.definition);
    expect(definition).toContain('"to":"+12125550143"');
    expect(definition).toContain('"timeout":25');
    await phone.fallbacks.remove(id);
    expect(await phone.fallbacks.list()).toEqual([]);
    expect(await kindOf(phone.fallbacks.remove(id))).toBe('not_found');
  });

  it('when a flow is made, then every transition leads to a state there is, from the call on', async () => {
    const { phone, twilio } = await account();
    const kinds: Fallback[] = [
      VOICEMAIL,
      { name: 'm', kind: 'message', language: 'en', message: 'We are closed.' },
      { name: 'f', kind: 'forward', to: '+12125550143', seconds: 20, language: 'fr', busyMessage: 'Désolé.' },
    ];
    for (const fallback of kinds) await phone.fallbacks.add(fallback);
    for (const { definition } of twilio.state.flows.values()) {
      const { states } = definition as { states: { name: string; transitions: { event: string; next?: string }[] }[] };
      const names = new Set(states.map(({ name }) => name));
      const leads = states.flatMap(({ transitions }) => transitions.flatMap(({ next }) => next ?? []));
      expect(leads.filter((next) => !names.has(next))).toEqual([]);
      expect([...names].filter((name) => name !== 'Trigger' && !leads.includes(name))).toEqual([]);
      expect(states[0]?.transitions.find(({ event }) => event === 'incomingCall')?.next).toBe(states[1]?.name);
    }
  });

  it('when a text is sent, then it is sent once, whatever becomes of the answer', async () => {
    const { phone, twilio } = await account();
    expect(await phone.text({ from: SHOP_LINE, to: '+12125550177', body: 'Hello' })).toEqual({
      sid: expect.any(String) as string,
    });
    twilio.faults.add({ path: /Messages/u, fault: { kind: 'cut' }, acts: true });
    expect(await kindOf(phone.text({ from: SHOP_LINE, to: '+12125550177', body: 'Again' }))).toBe('interrupted');
    expect(twilio.state.messages.map(({ body }) => body)).toEqual(['Hello', 'Again']);
  });

  it('when calls are ended, joined and read, then Twilio is asked for just that; one that is over is no trouble', async () => {
    const { phone } = await account();
    expect(await kindOf(phone.calls.end(`CA${'0'.repeat(32)}`))).toBe('answered');
    expect(await kindOf(phone.calls.read(`CA${'0'.repeat(32)}`))).toBe('not_found');
    expect(await kindOf(phone.calls.redirect(`CA${'0'.repeat(32)}`, '<Response/>'))).toBe('not_found');
  });

  it('when Twilio noted errors down, then those since a time are told, newest first', async () => {
    const { phone, twilio } = await account();
    const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 12, minute));
    for (const minute of [1, 3, 2])
      twilio.state.alerts.push({ sid: `NO${minute}`, code: '11200', at: at(minute), resourceSid: 'CA1', text: '' });
    const alerts = await phone.alerts(at(2));
    expect(alerts.map(({ at: told }) => told)).toEqual([at(3), at(2)].map((time) => time.toISOString()));
    expect(alerts[0]).toMatchObject({ code: '11200', resource: 'CA1' });
  });
});

describe('what goes wrong at Twilio', () => {
  const read = (phone: PhoneAccount) => phone.account();
  const always = (fault: FaultRule['fault']): FaultRule => ({ path: /./u, fault });

  it.each<[FaultRule['fault'], FaultKind | 'answered', number]>([
    [{ kind: 'status', status: 500 }, 'down', 3],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '0' } }, 'rate_limited', 3],
    [{ kind: 'html' }, 'odd', 3],
    [{ kind: 'broken' }, 'odd', 3],
    [{ kind: 'cut' }, 'interrupted', 3],
    [{ kind: 'without', keys: ['sid'] }, 'odd', 1],
    [{ kind: 'with', fields: { unheard_of: 1 } }, 'answered', 1],
    [{ kind: 'status', status: 401, body: { code: 20003, status: 401 } }, 'key_refused', 1],
  ])('when a question meets %j, then it is %s', async (fault, kind, times) => {
    const { phone, twilio } = await account();
    twilio.faults.add(always(fault));
    expect(await kindOf(read(phone))).toBe(kind);
    expect(twilio.requests).toHaveLength(times);
  });

  it('when keys are tried that nobody keeps, then they are answered for themselves, and the kept ones are not blamed', async () => {
    const { providers, phone } = await account();
    const wrong = { accountSid: ACCOUNT.accountSid, authToken: 'not-the-right-token' };
    expect(await kindOf(providers.phoneBy(wrong).account())).toBe('key_refused');
    expect(providers.state.phone()).toMatchObject({ isSet: true, setBy: 'window', checkedAt: null, trouble: null });
    await phone.account();
    expect(providers.state.phone()).toMatchObject({
      account: ACCOUNT.accountSid,
      checkedAt: expect.any(String) as string,
    });
  });

  it('when an API key is set beside the token, then it is what Twilio is shown', async () => {
    const secret = 'invented-api-key-secret';
    const sid = `SK${'0'.repeat(31)}1`;
    const { secrets, providers, twilio } = await account({ twilio: { apiKeys: { [sid]: secret } } });
    secrets.set('twilioApiKey', `${sid}:${secret}`, { overlap: false });
    await providers.phone().account();
    const shown = `Basic ${Buffer.from(`${sid}:${secret}`).toString('base64')}`;
    expect(twilio.requests.at(-1)?.headers['authorization']).toBe(shown);
    expect(providers.phoneKeys().apiKey).toEqual({ sid, secret });
  });

  it('when keys are changed or taken away, then that counts from the next request on', async () => {
    const { secrets, providers } = await account();
    secrets.set('twilioToken', 'another-token-of-twilio', { overlap: false });
    expect(await kindOf(providers.phone().account())).toBe('key_refused');
    expect(providers.state.phone().trouble?.code).toBe('provider_key_refused');
    secrets.set('twilioToken', null, { overlap: false });
    expect(() => providers.phone()).toThrow('No key for Twilio is set.');
    expect(() => providers.voice()).toThrow('No key for ElevenLabs is set.');
    expect(providers.state.phone()).toMatchObject({ isSet: false, trouble: null });
  });
});
