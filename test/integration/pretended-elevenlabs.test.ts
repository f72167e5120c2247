import { expect, test } from 'vitest';

import { ACCOUNT, CALLER, pretended, SHOP_LINE } from '../support/providers/pretended.ts';
import { startTestApp, TEST_SECRETS } from '../support/test-app.ts';

type World = Awaited<ReturnType<typeof pretended>>;

const PUBLIC = 'https://linekeeper.example';

function asking({ elevenLabs }: World) {
  return async (method: string, path: string, body?: unknown, key = ACCOUNT.key) => {
    const response = await fetch(elevenLabs.url + path, {
      method,
      headers: { 'xi-api-key': key, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

/** Registers by hand what the setup plan registers, over the API alone. */
async function registered(world: World) {
  const ask = asking(world);
  const secret = await ask('POST', '/v1/convai/secrets', { type: 'new', name: 'ring', value: TEST_SECRETS.initiation });
  const tools = await ask('POST', '/v1/convai/secrets', { type: 'new', name: 'tools', value: TEST_SECRETS.tool });
  const webhook = await ask('POST', '/v1/workspace/webhooks', {
    settings: { auth_type: 'hmac', name: 'Linekeeper', webhook_url: `${PUBLIC}/webhook/post-call` },
  });
  const tool = await ask('POST', '/v1/convai/tools', {
    tool_config: {
      type: 'webhook',
      name: 'remember',
      description: 'Remembers a fact.',
      api_schema: {
        url: `${PUBLIC}/tools/remember`,
        method: 'POST',
        request_headers: { 'X-Linekeeper-Secret': { secret_id: tools.body['secret_id'] } },
        request_body_schema: {
          type: 'object',
          required: ['value'],
          properties: {
            value: { type: 'string', description: 'The fact' },
            conversation_id: { type: 'string', dynamic_variable: 'system__conversation_id' },
          },
        },
      },
    },
  });
  await ask('PATCH', `/v1/convai/agents/${world.agentId}`, {
    conversation_config: { agent: { prompt: { tool_ids: [tool.body['id']] } } },
    platform_settings: {
      overrides: {
        enable_conversation_initiation_client_data_from_webhook: true,
        conversation_config_override: { agent: { first_message: true, language: true, prompt: { prompt: true } } },
      },
      workspace_overrides: {
        conversation_initiation_client_data_webhook: {
          url: `${PUBLIC}/webhook/personalize`,
          request_headers: { 'X-Linekeeper-Secret': { secret_id: secret.body['secret_id'] } },
        },
        webhooks: { post_call_webhook_id: webhook.body['webhook_id'], events: ['transcript'] },
      },
    },
  });
  await ask('POST', '/v1/convai/phone-numbers', {
    ...{ provider: 'twilio', phone_number: SHOP_LINE, label: 'Salon', agent_id: world.agentId },
    ...{ sid: ACCOUNT.accountSid, token: ACCOUNT.authToken },
  });
  return { webhookSecret: String(webhook.body['webhook_secret']) };
}

async function answered(world: World) {
  const { rung } = byElevenLabs(await world.rings({ from: CALLER, to: SHOP_LINE }));
  if (rung.outcome !== 'answered') throw new Error(JSON.stringify(rung));
  return rung.call;
}

function byElevenLabs(call: Awaited<ReturnType<World['rings']>>) {
  if (call.by !== 'elevenlabs') throw new Error(`Answered by ${call.by}`);
  return call;
}

test('what is registered decides: the ring, a tool and the report reach Linekeeper, and the next call is told', async () => {
  const world = await pretended();
  const { webhookSecret } = await registered(world);
  const app = await startTestApp({ env: { ELEVENLABS_WEBHOOK_SECRET: webhookSecret, PUBLIC_BASE_URL: PUBLIC } });
  world.outside.lead(PUBLIC, app.webhookUrl);
  try {
    const first = await answered(world);
    expect(first.variables).toMatchObject({ is_returning_caller: false });
    const used = await first.useTool('remember', { value: 'prefers mornings' });
    expect(JSON.parse(used.result)).toMatchObject({ success: true });
    const sent = await first.ends({
      turns: [{ role: 'user', message: 'This is Ana Prentice.' }],
      summary: 'Ana rang.',
    });
    expect(sent.tries).toEqual([200]);
    await app.settled();
    const second = await answered(world);
    expect(JSON.stringify(second.variables)).toContain('prefers mornings');
  } finally {
    await app.stop();
  }
});

test('a variable that nobody sends and an override that is not allowed end the call before it begins', async () => {
  const world = await pretended();
  const { webhookSecret } = await registered(world);
  const app = await startTestApp({
    env: { ELEVENLABS_WEBHOOK_SECRET: webhookSecret, LINEKEEPER_OVERRIDES: 'first_message' },
  });
  world.outside.lead(PUBLIC, app.webhookUrl);
  const ask = asking(world);
  try {
    const agent = { conversation_config: { agent: { first_message: 'Hello {{nickname}}' } } };
    await ask('PATCH', `/v1/convai/agents/${world.agentId}`, { ...agent });
    await ask('PATCH', `/v1/convai/agents/${world.agentId}`, {
      conversation_config: { agent: { prompt: { prompt: 'Know {{nickname}}.' } } },
    });
    const missing = byElevenLabs(await world.rings({ from: CALLER, to: SHOP_LINE })).rung;
    expect(missing).toMatchObject({
      outcome: 'refused',
      code: 1008,
      reason: expect.stringContaining('nickname') as unknown,
    });
    await ask('PATCH', `/v1/convai/agents/${world.agentId}`, {
      conversation_config: { agent: { prompt: { prompt: 'You are kind.' } } },
      platform_settings: { overrides: { conversation_config_override: { agent: { first_message: false } } } },
    });
    const refused = byElevenLabs(await world.rings({ from: CALLER, to: SHOP_LINE })).rung;
    expect(refused).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('first_message') as unknown });
  } finally {
    await app.stop();
  }
});

test('keys and scopes are asked for, and both ways of patching keep what they should', async () => {
  for (const patching of ['deep', 'replace'] as const) {
    const world = await pretended({ elevenLabs: { patching } });
    const ask = asking(world);
    expect((await ask('GET', '/v1/convai/agents', undefined, 'sk_wrong')).status).toBe(401);
    world.elevenLabs.chosen.scopes = ['convai_read'];
    expect((await ask('PATCH', `/v1/convai/agents/${world.agentId}`, {})).status).toBe(403);
    world.elevenLabs.chosen.scopes = null;
    const asr = { asr: { user_input_audio_format: 'ulaw_8000' } };
    await ask('PATCH', `/v1/convai/agents/${world.agentId}`, {
      conversation_config: { asr: { keywords: ['Marigold'] } },
    });
    const { body } = await ask('PATCH', `/v1/convai/agents/${world.agentId}`, { conversation_config: asr });
    const keywords = patching === 'deep' ? ['Marigold'] : [];
    expect(body).toMatchObject({ conversation_config: { asr: { keywords, quality: 'high' }, tts: { speed: 1 } } });
  }
});

test('faults come as the script says, and a lost answer does not undo what was done', async () => {
  const world = await pretended();
  const ask = asking(world);
  const path = '/v1/convai/secrets';
  const body = { type: 'new', name: 'one', value: 'value' };
  world.elevenLabs.faults.add({ path, method: 'POST', times: 1, acts: true, fault: { kind: 'cut' } });
  await expect(ask('POST', path, body)).rejects.toThrow();
  expect(world.elevenLabs.state.secrets.size).toBe(1);
  world.elevenLabs.faults.add({
    path,
    times: 1,
    fault: { kind: 'status', status: 429, body: {}, headers: { 'retry-after': '2' } },
  });
  expect((await ask('GET', path)).status).toBe(429);
  expect((await ask('GET', path)).body).toMatchObject({ secrets: [{ name: 'one' }] });
  await world.elevenLabs.unplug();
  await expect(ask('GET', path)).rejects.toThrow();
  await world.elevenLabs.plugIn();
  expect((await ask('GET', path)).status).toBe(200);
});
