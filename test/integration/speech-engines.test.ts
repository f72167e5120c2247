import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { describe, expect, it } from 'vitest';

import { ProviderFault } from '../../server/domain/providers/fault.ts';
import type { SpeechEngine } from '../../server/domain/providers/speech-engines.ts';
import { ACCOUNT, pretended } from '../support/providers/pretended.ts';
import { wiredProviders } from '../support/providers/wired-providers.ts';

async function account(patching: 'deep' | 'replace' = 'deep') {
  const { elevenLabs, twilio } = await pretended({ elevenLabs: { patching } });
  const { providers } = wiredProviders({ ELEVENLABS_BASE_URL: elevenLabs.url, TWILIO_BASE_URL: twilio.url });
  const { engines, secrets } = providers.voiceBy(ACCOUNT.key);
  const { id: secretId } = await secrets.add('of the brain', 'invented-secret-value');
  const engine: SpeechEngine['engine'] = {
    ...{ name: 'Linekeeper', socketUrl: 'wss://linekeeper.example/ws', language: 'en', voiceId: 'voice_1' },
    headers: { 'x-api-key': { secretId }, 'x-call-ref': { variable: 'call_ref' }, 'x-as': 'is' },
    ...{
      audio: { input: 'ulaw_8000', output: 'ulaw_8000' },
      takesGreeting: true,
      liveEvents: ['audio', 'interruption'],
      longestSeconds: 7200,
    },
  };
  return { elevenLabs, engines, secrets, engine, secretId };
}

const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof ProviderFault ? error.kind : expect.unreachable(String(error))),
  );

describe('Speech Engines', () => {
  it.each(['deep', 'replace'] as const)(
    'when one is made and changed, then it reads back as it was meant, and what we have no word for stays (%s)',
    async (patching) => {
      const { elevenLabs, engines, engine } = await account(patching);
      const { id } = await engines.add(engine);
      expect(await engines.read(id)).toEqual({ id, engine });
      const there = elevenLabs.state.engines.get(id);
      Object.assign(there?.['tts'] as object, { stability: 0.25 });

      const { 'x-as': _gone, ...headers } = engine.headers;
      const other = { ...engine, headers, name: 'Another', socketUrl: 'wss://other.example/ws', language: 'de' };
      await engines.change(id, other);
      expect(await engines.read(id)).toEqual({ id, engine: other });
      expect(elevenLabs.state.engines.get(id)).toMatchObject({
        ...{
          turn: there?.['turn'],
          conversation: { client_events: expect.arrayContaining(['interruption']) as unknown },
        },
        tts: { stability: 0.25, model_id: 'eleven_flash_v2_5', agent_output_audio_format: 'ulaw_8000' },
      });
      expect(await engines.list()).toEqual([{ id, name: 'Another' }]);
      await engines.remove(id);
      expect(await engines.list()).toEqual([]);
    },
  );

  it('when there are more than a page holds, then all are found', async () => {
    const { engines, engine } = await account();
    for (let count = 0; count < 105; count += 1) await engines.add({ ...engine, name: `Engine ${count}` });
    expect(new Set((await engines.list()).map(({ name }) => name)).size).toBe(105);
  });

  it('when a header names a secret that is not there, or the secret in it is to go, then that is refused', async () => {
    const { engines, secrets, engine, secretId } = await account();
    expect(await kindOf(engines.add({ ...engine, headers: { 'x-api-key': { secretId: 'gone' } } }))).toBe('not_found');
    const { id } = await engines.add(engine);
    expect(await kindOf(secrets.remove(secretId))).toBe('conflict');
    await engines.remove(id);
    expect(await kindOf(secrets.remove(secretId))).toBe('answered');
  });

  it('when the provider’s own library reads the pretended account, then it finds what was made', async () => {
    const { elevenLabs, engines, engine } = await account();
    const { id } = await engines.add(engine);
    const client = new ElevenLabsClient({ apiKey: ACCOUNT.key, baseUrl: elevenLabs.url, maxRetries: 0 });
    const { engineId, config } = await client.speechEngine.get(id);
    expect(engineId).toBe(id);
    expect(config).toMatchObject({ speechEngine: { wsUrl: engine.socketUrl }, overrides: { firstMessage: true } });
    // An address has to go with its headers (elevenlabs.md §7.1): alone they are refused.
    const alone = { method: 'PATCH', headers: { 'xi-api-key': ACCOUNT.key, 'content-type': 'application/json' } };
    const body = JSON.stringify({ speech_engine: { request_headers: {} } });
    expect((await fetch(`${elevenLabs.url}/v1/speech-engine/${id}`, { ...alone, body })).status).toBe(422);
  });
});
