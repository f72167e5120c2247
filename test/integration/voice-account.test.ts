import { describe, expect, it } from 'vitest';

import { ProviderFault, type FaultKind } from '../../server/domain/providers/fault.ts';
import type { OutgoingCall, VoiceAccount, VoiceTool } from '../../server/domain/providers/voice-account.ts';
import { json, scriptedServer, text } from '../support/providers/scripted-server.ts';
import { ACCOUNT, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { wiredProviders } from '../support/providers/wired-providers.ts';

async function account() {
  const { elevenLabs, twilio, agentId } = await pretended();
  const { secrets, providers } = wiredProviders({ ELEVENLABS_BASE_URL: elevenLabs.url, TWILIO_BASE_URL: twilio.url });
  secrets.set('elevenLabsKey', ACCOUNT.key, { overlap: false });
  return { elevenLabs, twilio, agentId, providers, voice: providers.voice() };
}

/** An account that says just this. */
async function saying(
  ...turns: Parameters<typeof scriptedServer>
): Promise<{ voice: VoiceAccount; sent: () => number }> {
  const { url, seen } = await scriptedServer(...turns);
  const { providers } = wiredProviders({ ELEVENLABS_BASE_URL: url });
  return { voice: providers.voiceBy('sk_invented'), sent: () => seen.length };
}

const kindOf = (work: Promise<unknown>): Promise<FaultKind | 'answered'> =>
  work.then(
    () => 'answered' as const,
    (error: unknown) => (error instanceof ProviderFault ? error.kind : expect.unreachable(String(error))),
  );

const TOOL: VoiceTool['tool'] = {
  ...{ name: 'remember', description: 'Keeps it.', url: 'https://linekeeper.example/tools/remember' },
  ...{ method: 'POST', timeoutSeconds: 10 },
  headers: {
    'X-Linekeeper-Secret': { secretId: 'secret_1' },
    'X-Call': { variable: 'system__call_sid' },
    'X-As': 'is',
  },
  fields: {
    fact: { type: 'string', required: true, description: 'One sentence' },
    kind: { type: 'string', required: false, description: 'Which', oneOf: ['like', 'dislike'] },
    caller: { type: 'string', required: true, variable: 'system__caller_id' },
    version: { type: 'integer', required: false, constant: 1 },
  },
};
const CALL: OutgoingCall = {
  ...{ carrier: 'twilio', agentId: 'agent_1', numberId: 'phnum_1', to: '+12125550177', ringSeconds: 40 },
  initiation: { dynamic_variables: { caller_name: 'Ana' } },
};

describe('the ElevenLabs account', () => {
  it.each([TOOL, { ...TOOL, method: 'GET' as const }, { ...TOOL, fields: {}, headers: {} }])(
    'when a tool is added, then it reads back as it was meant; changed, what we have no word for stays',
    async (tool) => {
      const { voice, elevenLabs } = await account();
      const { id } = await voice.tools.add(tool);
      expect(await voice.tools.list()).toEqual([{ id, tool }]);
      const config = (): unknown => elevenLabs.state.tools.get(id)?.['tool_config'];
      Object.assign(config() as object, { unheard_of: { deep: [1] } });
      await voice.tools.change(id, { ...tool, description: 'Another' });
      expect(config()).toMatchObject({ unheard_of: { deep: [1] }, description: 'Another' });
      expect(await voice.tools.list()).toEqual([{ id, tool: { ...tool, description: 'Another' } }]);
      await voice.tools.remove(id);
      expect(await voice.tools.list()).toEqual([]);
    },
  );

  it('when a number is brought in, given to an agent and taken back, then the list tells it', async () => {
    const { voice, agentId } = await account();
    const { accountSid, authToken } = ACCOUNT;
    const number = { carrier: 'twilio', number: SHOP_LINE, label: 'Salon', accountSid, authToken } as const;
    const { id } = await voice.numbers.add(number);
    expect(await voice.numbers.list()).toEqual([
      { id, number: SHOP_LINE, label: 'Salon', carrier: 'twilio', agentId: null },
    ]);
    await voice.numbers.assign(id, agentId);
    expect((await voice.numbers.list())[0]?.agentId).toBe(agentId);
    await voice.numbers.assign(id, null);
    expect((await voice.numbers.list())[0]?.agentId).toBeNull();
  });

  it('when there are more secrets than a page holds, then all are found', async () => {
    const { voice } = await account();
    for (let count = 0; count < 205; count += 1) await voice.secrets.add(`secret-${count}`, 'invented-value');
    expect(new Set((await voice.secrets.list()).map(({ name }) => name)).size).toBe(205);
  });

  it('when a webhook is made, then its secret is told this once; switched on, it is tried again by the provider', async () => {
    const { voice } = await account();
    const { id, secret } = await voice.webhooks.add('Linekeeper', 'https://linekeeper.example/webhook/post-call');
    expect(secret.length).toBeGreaterThan(16);
    await voice.webhooks.enable(id, 'Linekeeper');
    const [listed] = await voice.webhooks.list();
    expect(listed).toMatchObject({ id, name: 'Linekeeper', isDisabled: false, isAutoDisabled: false });
    expect(JSON.stringify(listed)).not.toContain(secret);
    await voice.webhooks.remove(id);
    expect(await voice.webhooks.list()).toEqual([]);
  });

  it('when a webhook failed, then when and how is told, whatever else is odd in the list', async () => {
    const { voice } = await saying(
      json({
        webhooks: [
          {
            ...{ webhook_id: 'w1', name: 'One', webhook_url: 'https://one.example', is_disabled: false },
            ...{
              is_auto_disabled: true,
              most_recent_failure_timestamp: 1_763_640_000,
              most_recent_failure_error_code: 530,
            },
          },
          { name: 'without an id' },
          { webhook_id: 'w2', is_disabled: 'perhaps', most_recent_failure_timestamp: 'yesterday' },
        ],
      }),
    );
    expect(await voice.webhooks.list()).toMatchObject([
      { id: 'w1', isAutoDisabled: true, lastFailure: { at: '2025-11-20T12:00:00.000Z', status: 530 } },
      { id: 'w2', isDisabled: false, lastFailure: null },
    ]);
  });

  it('when a voice is about to be switched off, then the day is told', async () => {
    const { voice } = await saying(
      json({ voice_id: 'v', name: 'Ruth', category: 'premade' }),
      json({ voice_id: 'v', name: 'Ruth', category: 'professional', sharing: { disable_at_unix: 1_796_000_000 } }),
      json({ voice_id: 'v', name: 'Ruth', category: 'cloned', sharing: null }),
    );
    const ends = [await voice.voices.read('v'), await voice.voices.read('v'), await voice.voices.read('v')];
    expect(ends.map(({ expiresAt }) => expiresAt)).toEqual([
      '2026-12-31T00:00:00.000Z',
      '2026-11-30T00:53:20.000Z',
      null,
    ]);
  });
});

describe('calls at ElevenLabs', () => {
  it.each([
    [json({ success: true, message: '', conversation_id: 'c', callSid: 'CA1' }), 'answered'],
    [json({ success: false, message: 'Number +12125550177 is not valid' }), 'rejected'],
    [json({ message: 'ok' }), 'odd'],
    [json({}, 500), 'down'],
    [json({}, 429, { 'retry-after': '1' }), 'rate_limited'],
    [text('<html></html>', 'text/html'), 'odd'],
  ] as const)('when a call is asked for, then it is asked for once', async (turn, kind) => {
    const { voice, sent } = await saying(turn);
    expect(await kindOf(voice.calls.start(CALL))).toBe(kind);
    expect(sent()).toBe(1);
  });

  it('when a call was not dialled, then no word of theirs is told', async () => {
    const { voice } = await saying(json({ success: false, message: 'Number +12125550177 is not valid' }));
    await expect(voice.calls.start(CALL)).rejects.toThrow(/\(not_dialled\)/);
  });

  it.each([
    ['<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hi</Say></Response>', 'application/xml', 'answered'],
    ['"<Response><Hangup/></Response>"', 'application/json', 'answered'],
    ['<Response/>', 'text/plain', 'answered'],
    ['<!doctype html><Response/>', 'text/html', 'odd'],
    ['{"twiml":"<Response/>"}', 'application/json', 'odd'],
    ['', 'text/xml', 'odd'],
  ] as const)('when a call is registered and %j comes as %s, then it is %s', async (body, type, kind) => {
    const { voice, sent } = await saying(text(body, type));
    const call = { agentId: 'a', from: '+12125550177', to: SHOP_LINE, direction: 'inbound', initiation: {} } as const;
    expect(await kindOf(voice.calls.register(call))).toBe(kind);
    expect(sent()).toBe(1);
  });
});
