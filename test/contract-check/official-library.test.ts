import { AGENT_WORDS } from '../../server/integrations/elevenlabs/agent-words.ts';
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { describe, expect, it } from 'vitest';

import type { SpeechEngine } from '../../server/domain/providers/speech-engines.ts';
import { json, scriptedServer, text, type Seen } from '../support/providers/scripted-server.ts';
import { recordedVoice } from './recorded-voice.ts';

const WEBHOOK = { webhook_id: 'webhook_1', webhook_secret: 'wsec_invented' };
const CALL = { success: true, message: 'ok', conversation_id: 'conv_1', callSid: 'CA1', sip_call_id: 'sip_1' };
const SIP = { username: 'shop', password: 'invented-password' };
const initiation = { dynamic_variables: { caller_name: 'Ana', visits: 3 }, user_id: 'caller_of-nobody' };
const TOOL = {
  ...{ id: 'tool_1', access_info: { is_creator: true, creator_name: '', creator_email: '', role: 'admin' } },
  ...{ usage_stats: { avg_latency_secs: 0 } },
  tool_config: { type: 'webhook', name: 'n', description: 'd', api_schema: { url: 'https://linekeeper.example' } },
};

const ENGINE: SpeechEngine['engine'] = {
  ...{ name: 'Linekeeper', socketUrl: 'wss://linekeeper.example/ws', language: 'de', voiceId: 'voice_1' },
  headers: { 'x-api-key': { secretId: 'secret_1' }, 'x-call-ref': { variable: 'call_ref' }, 'x-as': 'is' },
  ...{ audio: { input: 'ulaw_8000', output: 'ulaw_8000' }, takesGreeting: true, liveEvents: AGENT_WORDS.liveEvents },
  longestSeconds: 7200,
};
const ASKED_ENGINE: Parameters<ElevenLabsClient['speechEngine']['create']>[0] = {
  ...{ name: 'Linekeeper', language: 'de', overrides: { firstMessage: true } },
  speechEngine: {
    wsUrl: 'wss://linekeeper.example/ws',
    requestHeaders: { 'x-api-key': { secretId: 'secret_1' }, 'x-call-ref': { variableName: 'call_ref' }, 'x-as': 'is' },
  },
  asr: { userInputAudioFormat: 'ulaw_8000' },
  tts: { voiceId: 'voice_1', modelId: 'eleven_flash_v2_5', agentOutputAudioFormat: 'ulaw_8000' },
  conversation: {
    maxDurationSeconds: 7200,
    clientEvents: [
      ...(['conversation_initiation_metadata', 'audio', 'interruption', 'ping'] as const),
      ...(['user_transcript', 'agent_response', 'agent_response_correction'] as const),
    ],
  },
};
const ENGINE_THERE = {
  ...{ speech_engine_id: 'seng_1', name: 'Linekeeper', language: 'de', tags: [], overrides: {} },
  ...{
    speech_engine: { ws_url: 'wss://linekeeper.example/ws' },
    asr: {},
    tts: {},
    turn: {},
    vad: {},
    conversation: {},
  },
  ...{ privacy: {}, call_limits: {}, cascade_timeout_seconds: 8 },
  metadata: { created_at_unix_secs: 1, updated_at_unix_secs: 1 },
};

type Pair = { ours: (url: string) => Promise<unknown>; theirs: (client: ElevenLabsClient) => Promise<unknown> };

const voice = (url: string) => recordedVoice(url, 'sk_invented').voice;

/** Where the description is older than the endpoint, the provider's own library says what is to be sent. */
const pairs: Readonly<Record<string, Pair & { answer: unknown }>> = {
  'a secret': {
    answer: { type: 'stored', secret_id: 'secret_1', name: 'linekeeper' },
    ours: (url) => voice(url).secrets.add('linekeeper', 'invented'),
    theirs: (client) => client.conversationalAi.secrets.create({ name: 'linekeeper', value: 'invented' }),
  },
  'another value of a secret': {
    answer: { type: 'stored', secret_id: 'secret_1', name: 'linekeeper' },
    ours: (url) => voice(url).secrets.replace('secret_1', 'linekeeper', 'other'),
    theirs: (client) => client.conversationalAi.secrets.update('secret_1', { name: 'linekeeper', value: 'other' }),
  },
  'a webhook': {
    answer: WEBHOOK,
    ours: (url) => voice(url).webhooks.add('Linekeeper', 'https://linekeeper.example/webhook/post-call'),
    theirs: (client) =>
      client.webhooks.create({
        settings: { authType: 'hmac', name: 'Linekeeper', webhookUrl: 'https://linekeeper.example/webhook/post-call' },
      }),
  },
  'a webhook switched on': {
    answer: { status: 'ok' },
    ours: (url) => voice(url).webhooks.enable('webhook_1', 'Linekeeper'),
    theirs: (client) =>
      client.webhooks.update('webhook_1', { isDisabled: false, name: 'Linekeeper', retryEnabled: true }),
  },
  'no webhook any more': {
    answer: { status: 'ok' },
    ours: (url) => voice(url).webhooks.remove('webhook_1'),
    theirs: (client) => client.webhooks.delete('webhook_1'),
  },
  'a number of Twilio by API key': {
    answer: { phone_number_id: 'phnum_1' },
    ours: (url) =>
      voice(url).numbers.add({
        ...{ carrier: 'twilio', number: '+12125550142', label: 'Salon', agentId: 'agent_1' },
        ...{ accountSid: 'AC1', authToken: 'invented-token', apiKey: { sid: 'SK1', secret: 'invented-secret' } },
      }),
    theirs: (client) =>
      client.conversationalAi.phoneNumbers.create({
        ...{ provider: 'twilio', phoneNumber: '+12125550142', label: 'Salon', agentId: 'agent_1', enableSms: false },
        ...{ sid: 'SK1', token: 'invented-secret', accountAuthToken: 'invented-token' },
      }),
  },
  'a number of a trunk': {
    answer: { phone_number_id: 'phnum_1' },
    ours: (url) =>
      voice(url).numbers.add({
        ...{ carrier: 'sip_trunk', number: '+12125550150', label: 'Trunk' },
        inbound: { allowedAddresses: ['192.0.2.1/32'], login: SIP, encryption: 'required' },
        outbound: { address: 'sip.example.com', transport: 'tls', login: null, encryption: 'allowed' },
      }),
    theirs: (client) =>
      client.conversationalAi.phoneNumbers.create({
        ...{ provider: 'sip_trunk', phoneNumber: '+12125550150', label: 'Trunk' },
        inboundTrunkConfig: { allowedAddresses: ['192.0.2.1/32'], credentials: SIP, mediaEncryption: 'required' },
        outboundTrunkConfig: { address: 'sip.example.com', transport: 'tls', mediaEncryption: 'allowed' },
      }),
  },
  'a number for an agent': {
    answer: { provider: 'twilio', phone_number: '+12125550142', label: 'Salon', phone_number_id: 'phnum_1' },
    ours: (url) => voice(url).numbers.assign('phnum_1', 'agent_1'),
    theirs: (client) => client.conversationalAi.phoneNumbers.update('phnum_1', { agentId: 'agent_1' }),
  },
  'a tool': {
    answer: TOOL,
    ours: (url) =>
      voice(url).tools.add({
        ...{ name: 'remember', description: 'Keeps it.', url: 'https://linekeeper.example/tools/remember' },
        ...{ method: 'POST', timeoutSeconds: 10 },
        headers: { 'X-Linekeeper-Secret': { secretId: 'secret_1' }, 'X-Call': { variable: 'system__call_sid' } },
        fields: {
          fact: { type: 'string', required: true, description: 'One sentence' },
          kind: { type: 'string', required: false, description: 'Which', oneOf: ['like', 'dislike'] },
          caller: { type: 'string', required: true, variable: 'system__caller_id' },
        },
      }),
    theirs: (client) =>
      client.conversationalAi.tools.create({
        toolConfig: {
          ...{ type: 'webhook', name: 'remember', description: 'Keeps it.', responseTimeoutSecs: 10 },
          apiSchema: {
            ...{ url: 'https://linekeeper.example/tools/remember', method: 'POST' },
            requestHeaders: {
              'X-Linekeeper-Secret': { secretId: 'secret_1' },
              'X-Call': { variableName: 'system__call_sid' },
            },
            requestBodySchema: {
              ...{ type: 'object', required: ['fact', 'caller'] },
              properties: {
                fact: { type: 'string', description: 'One sentence' },
                kind: { type: 'string', description: 'Which', enum: ['like', 'dislike'] },
                caller: { type: 'string', dynamicVariable: 'system__caller_id' },
              },
            },
          },
        },
      }),
  },
  'a Speech Engine': {
    answer: ENGINE_THERE,
    ours: (url) => voice(url).engines.add(ENGINE),
    theirs: (client) => client.speechEngine.create(ASKED_ENGINE),
  },
  'another way of a Speech Engine': {
    answer: ENGINE_THERE,
    ours: (url) => voice(url).engines.change('seng_1', ENGINE),
    theirs: (client) => client.speechEngine.update('seng_1', ASKED_ENGINE),
  },
  'no Speech Engine any more': {
    answer: {},
    ours: (url) => voice(url).engines.remove('seng_1'),
    theirs: (client) => client.speechEngine.delete('seng_1'),
  },
  'a call by Twilio': {
    answer: CALL,
    ours: (url) =>
      voice(url).calls.start({
        ...{
          carrier: 'twilio',
          agentId: 'agent_1',
          numberId: 'phnum_1',
          to: '+12125550177',
          initiation,
          ringSeconds: 40,
        },
      }),
    theirs: (client) =>
      client.conversationalAi.twilio.outboundCall({
        ...{ agentId: 'agent_1', agentPhoneNumberId: 'phnum_1', toNumber: '+12125550177' },
        conversationInitiationClientData: {
          dynamicVariables: initiation.dynamic_variables,
          userId: initiation.user_id,
        },
        telephonyCallConfig: { ringingTimeoutSecs: 40 },
      }),
  },
  'a call by a trunk': {
    answer: CALL,
    ours: (url) =>
      voice(url).calls.start({
        ...{ carrier: 'sip_trunk', agentId: 'agent_1', numberId: 'phnum_1', to: '+12125550177' },
        ...{ initiation, ringSeconds: 40 },
      }),
    theirs: (client) =>
      client.conversationalAi.sipTrunk.outboundCall({
        ...{ agentId: 'agent_1', agentPhoneNumberId: 'phnum_1', toNumber: '+12125550177' },
        conversationInitiationClientData: {
          dynamicVariables: initiation.dynamic_variables,
          userId: initiation.user_id,
        },
        telephonyCallConfig: { ringingTimeoutSecs: 40 },
      }),
  },
};

async function sentBy(answer: unknown, work: (url: string) => Promise<unknown>): Promise<Seen | undefined> {
  const { url, seen } = await scriptedServer(json(answer));
  await work(url);
  return seen.at(-1);
}

/** What matters of a request: where to, how, and with what. */
const essence = (seen: Seen | undefined) =>
  seen && {
    ...{ method: seen.method, path: seen.path, key: seen.headers['xi-api-key'] },
    body: seen.body === '' ? undefined : (JSON.parse(seen.body) as unknown),
  };

const clientOf = (baseUrl: string) => new ElevenLabsClient({ apiKey: 'sk_invented', baseUrl, maxRetries: 0 });

describe('the provider’s own library', () => {
  it.each(Object.entries(pairs))('when it is asked for %s, then it sends what we send', async (_, pair) => {
    const ours = await sentBy(pair.answer, pair.ours);
    const theirs = await sentBy(pair.answer, (url) => pair.theirs(clientOf(url)));
    expect(essence(ours)).toBeDefined();
    expect(essence(ours)).toEqual(essence(theirs));
  });

  it('when a call is registered, then it sends what we send, and the answer is the same TwiML', async () => {
    const twiml = '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>';
    const { url, seen } = await scriptedServer(text(twiml, 'text/xml'));
    const call = { agentId: 'agent_1', direction: 'inbound' } as const;
    const ours = await voice(url).calls.register({ ...call, from: '+12125550177', to: '+12125550142', initiation });
    const theirs = await clientOf(url).conversationalAi.twilio.registerCall({
      ...{ ...call, fromNumber: '+12125550177', toNumber: '+12125550142' },
      conversationInitiationClientData: { dynamicVariables: initiation.dynamic_variables, userId: initiation.user_id },
    });
    expect([ours, theirs]).toEqual([twiml, twiml]);
    expect(essence(seen[0])).toEqual(essence(seen[1]));
  });
});
