import { describe, expect, it, onTestFinished } from 'vitest';

import { at, type Json } from '../../server/pretend/elevenlabs/json.ts';
import { open, unconnectedShop } from '../support/connect/connected-shop.ts';
import { startScriptedModel } from '../support/model/scripted-model.ts';

const MODEL = { OPENCLAW_API_BASE_URL: 'http://127.0.0.1:9/v1', LLM_MODEL: 'small-model' };
const ASKED = { mode: 'register', thinks: 'own' } as const;

async function shop(options: Parameters<typeof unconnectedShop>[0] = {}, env: Record<string, string> = MODEL) {
  const around = await unconnectedShop(options, env);
  const engines = () => [...around.elevenLabs.state.engines.values()];
  return { ...around, engines, own: { ...around.wish, ...ASKED } };
}

describe('setting up the owner’s own model', { timeout: 60_000 }, () => {
  it('when a call is played, then the model itself is asked too: the call fails without it', async () => {
    const model = await startScriptedModel();
    onTestFinished(() => model.stop());
    const { app, ask, own } = await shop({}, { LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'scripted' });
    onTestFinished(() => app.stop());
    await ask('connect.apply', own);
    const codes = async () => (await ask('connect.test', {})).stages.map(({ told: { code }, ok }) => [code, ok]);
    expect(await codes()).toContainEqual(['connect_test_model', true]);
    await model.stop();
    expect(await codes()).toContainEqual(['connect_test_model_failed', false]);
  });

  it.each(['deep', 'replace'] as const)(
    'when it is to think, then a Speech Engine leads here with our secret; done again nothing changes, and undo leaves no trace (%s)',
    async (patching) => {
      const { app, ask, own, everything, writes, engines, elevenLabs, twilio, line } = await shop({
        elevenLabs: { patching },
      });
      const before = everything();
      expect(open(await ask('connect.apply', own))).toEqual([]);
      const [secret] = [...elevenLabs.state.secrets.values()].filter(({ name }) => name.endsWith('own model'));
      expect(engines()).toMatchObject([
        {
          speech_engine: {
            ws_url: 'wss://linekeeper.example/ws',
            request_headers: {
              'x-api-key': { secret_id: secret?.id },
              'x-conversation-id': { variable_name: 'system__conversation_id' },
            },
          },
          asr: { user_input_audio_format: 'ulaw_8000' },
          tts: { agent_output_audio_format: 'ulaw_8000', voice_id: 'voice_pretended_anna' },
          ...{ language: 'en', overrides: { first_message: true }, conversation: { max_duration_seconds: 7200 } },
        },
      ]);
      expect(twilio.state.lines.get(line.sid)?.voiceUrl).toContain('https://linekeeper.example/incoming-call');
      expect(JSON.stringify(await ask('connect.get', {}))).not.toContain(secret?.value);

      const once = writes();
      expect(open(await ask('connect.apply', own))).toEqual([]);
      expect(writes()).toEqual(once);

      expect(await ask('connect.undo', {})).toMatchObject({ canUndo: false });
      expect(everything()).toEqual(before);
      await app.stop();
    },
  );

  it('when the agent is to think again, then the engine goes and the number stays with this computer', async () => {
    const { app, ask, own, engines, everything, twilio, line } = await shop();
    const before = everything();
    await ask('connect.apply', own);
    expect(open(await ask('connect.apply', { ...own, thinks: 'agent' }))).toEqual([]);
    expect(engines()).toEqual([]);
    expect(twilio.state.lines.get(line.sid)?.voiceUrl).toContain('/incoming-call');
    await ask('connect.undo', {});
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when somebody changed it there, then it is set right again; gone, it is made anew', async () => {
    const { app, ask, own, engines, elevenLabs } = await shop();
    await ask('connect.apply', own);
    const made = structuredClone(engines());
    Object.assign(engines()[0]?.['asr'] as object, { user_input_audio_format: 'pcm_16000' });
    Object.assign(engines()[0]?.['speech_engine'] as object, { ws_url: 'wss://elsewhere.example/ws' });
    expect(open(await ask('connect.plan', own))).toEqual(['engine: todo ']);
    await ask('connect.apply', own);
    expect(engines()).toEqual(made);

    elevenLabs.state.engines.clear();
    expect(open(await ask('connect.apply', own))).toEqual([]);
    const [{ speech_engine_id: _old, ...before } = {}] = made;
    expect(engines()).toMatchObject([before]);
    await app.stop();
  });

  it.each<[string, (engine: Json) => void]>([
    ['engine_audio', (engine) => Object.assign(at(engine, 'tts'), { agent_output_audio_format: 'pcm_16000' })],
    ['engine_audio', (engine) => Object.assign(at(engine, 'asr'), { user_input_audio_format: 'pcm_16000' })],
    ['engine_address', (engine) => Object.assign(at(engine, 'speech_engine'), { ws_url: 'wss://old.example/ws' })],
    ['engine_headers', (engine) => Reflect.deleteProperty(at(engine, 'speech_engine', 'request_headers'), 'x-api-key')],
    ['engine_greeting', (engine) => Object.assign(at(engine, 'overrides'), { first_message: false })],
  ])('when it was changed there (%s), then that is found, and its button sets it right', async (id, spoil) => {
    const { app, ask, own, engines } = await shop();
    await ask('connect.apply', own);
    const ids = async (): Promise<string[]> =>
      (await ask('connect.findings', { now: true })).findings
        .filter(({ severity }) => severity !== 'note')
        .map((finding) => finding.id);
    expect(await ids()).toEqual([]);
    const [engine] = engines();
    if (!engine) return expect.unreachable('an engine was made');
    spoil(engine);
    expect(await ids()).toEqual([id]);
    const { findings } = await ask('connect.fix', { id });
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    await app.stop();
  });

  it('when it is gone, or no line has its sound through here, then both are found and set right', async () => {
    const { app, ask, own, engines, elevenLabs } = await shop();
    await ask('connect.apply', own);
    elevenLabs.state.engines.clear();
    const [line] = (await ask('lines.list', {})).lines;
    if (!line) return expect.unreachable('the shop has a line');
    // What the owner chose is that the sound runs through here.
    expect(line.settings.mode).toBe('bridge');
    const people = line.settings.people.map(({ maskedNumber: _masked, ...person }) => person);
    await ask('lines.save', { id: line.id, settings: { ...line.settings, mode: 'register', people } });
    const errors = (await ask('connect.findings', { now: true })).findings.filter(
      ({ severity }) => severity !== 'note',
    );
    expect(errors.map(({ id }) => id)).toEqual(['engine_gone']);
    await ask('connect.fix', { id: 'engine_gone' });
    expect(engines()).toHaveLength(1);
    expect((await ask('lines.list', {})).lines[0]?.settings.mode).toBe('bridge');
    await ask('lines.save', { id: line.id, settings: { ...line.settings, mode: 'register', people } });
    const { findings } = await ask('connect.findings', { now: true });
    expect(findings.map(({ id }) => id)).toContain('engine_unused');
    const left = (await ask('connect.fix', { id: 'engine_unused' })).findings.map(({ id }) => id);
    expect(left).not.toContain('engine_unused');
    await app.stop();
  });

  it.each([
    ['does nothing', false],
    ['makes it and does not say so', true],
  ])('when ElevenLabs fails and %s, then that step says so, and done again it goes on there', async (_what, acts) => {
    const { app, ask, own, engines, elevenLabs, twilio, line, everything } = await shop();
    const before = everything();
    const voiceUrl = line.voiceUrl;
    elevenLabs.faults.add({ method: 'POST', path: /speech-engine/, acts, fault: { kind: 'status', status: 503 } });
    const failed = await ask('connect.apply', own);
    expect(failed.steps.filter(({ state }) => state === 'failed').map(({ id }) => id)).toEqual(['engine']);
    // Nobody is led to a computer that has nobody to speak.
    expect(twilio.state.lines.get(line.sid)?.voiceUrl).toBe(voiceUrl);
    elevenLabs.faults.clear();
    expect(open(await ask('connect.apply', own))).toEqual([]);
    expect(engines()).toHaveLength(1);
    await ask('connect.undo', {});
    expect(everything()).toEqual(before);
    await app.stop();
  });

  it('when its secret is changed here, then that is found, and the engine proves itself by the new one', async () => {
    const { app, ask, own, elevenLabs, engines } = await shop();
    await ask('connect.apply', own);
    const before = structuredClone(engines());
    const value = 'another-brain-secret-for-tests';
    await ask('secrets.set', { name: 'brain', value });
    const { findings } = await ask('connect.findings', { now: true });
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toContain('warning secret_old:brain');
    await ask('connect.fix', { id: 'secret_old:brain' });
    const values = [...elevenLabs.state.secrets.values()].filter(({ name }) => name.endsWith('own model'));
    expect(values.map((secret) => secret.value)).toEqual([value]);
    expect(engines()).toEqual(before);
    await app.stop();
  });

  it('when no model is set up, then it is said before anything is changed', async () => {
    const { app, ask, own, writes } = await shop({}, {});
    await expect(ask('connect.apply', own)).rejects.toMatchObject({ reason: { code: 'connect_own_needs_model' } });
    expect(writes()).toEqual([]);
    await app.stop();
  });
});
