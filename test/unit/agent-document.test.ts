import { describe, expect, it } from 'vitest';

import { changed } from '../../server/integrations/elevenlabs/agent-change.ts';
import { toAgent } from '../../server/integrations/elevenlabs/agent-document.ts';
import {
  patchBetween,
  snapshotOf,
  withParts,
  withRemovals,
  type Document,
} from '../../server/integrations/elevenlabs/agent-parts.ts';
import { standardAgent } from '../../server/pretend/elevenlabs/agent-document.ts';

const agent = (): Document => ({ agent_id: 'agent_1', name: 'Front desk', ...standardAgent(), later_field: { a: 1 } });

/** What reads back as it was said. */
const said = {
  firstMessage: 'Hello.',
  prompt: 'Be kind.',
  language: 'de',
  voiceId: 'voice_2',
  toolIds: ['tool_1'],
  placeholders: { caller_name: 'there' },
  asksOnRing: true,
  initiation: { url: 'https://shop.example/x', headers: { 'X-Linekeeper-Secret': { secretId: 's1' } } },
  overrides: { firstMessage: true, prompt: true, language: true, voice: true, longestCall: true },
  audio: { input: 'ulaw_8000', output: 'ulaw_8000' },
  longestSeconds: 300,
  dataCollection: { customer_name: { type: 'string', description: 'The name.' } },
} as const;

describe('an agent’s document', () => {
  it('when everything we have a word for is changed, then our words read it back', () => {
    const read = toAgent(
      changed(agent(), {
        ...said,
        postCall: { webhookId: 'wh_1', events: ['transcript'] },
        builtInTools: ['end_call'],
        transferNumbers: [{ number: '+12125550123', when: 'asks for Ana' }],
      }),
    );
    expect(read).toMatchObject({
      ...said,
      postCall: { webhookId: 'wh_1', events: ['transcript'], excludesTranscript: false, format: 'json' },
      builtInTools: ['end_call', 'transfer_to_number'],
      transfers: [{ number: '+12125550123', when: 'asks for Ana' }],
    });
  });

  it('when one flag is changed, then every other field is as it was, those we do not know included', () => {
    const before = agent();
    const after = changed(before, { overrides: { firstMessage: true } });
    const undone = withParts(after, snapshotOf(before));
    expect(undone).toEqual(before);
    expect(after).toMatchObject({ later_field: { a: 1 } });
    expect(Object.keys(patchBetween(before, after))).toEqual(['platform_settings']);
    expect(Object.keys(patchBetween(before, after)['platform_settings'] as object)).toEqual(['overrides']);
  });

  it('when finished calls were sent elsewhere without their words, then they come here with them', () => {
    const webhooks = { exclude_transcript: true, transcript_format: 'opentelemetry' };
    const other = { agent_id: 'a', platform_settings: { workspace_overrides: { webhooks } } };
    const { postCall } = toAgent(changed(other, { postCall: { webhookId: 'wh_1', events: ['transcript'] } }));
    expect(postCall).toEqual({ webhookId: 'wh_1', events: ['transcript'], excludesTranscript: false, format: 'json' });
  });

  it('when nothing differs, then nothing is sent', () => {
    expect(patchBetween(agent(), changed(agent(), { toolIds: [], firstMessage: '' }))).toEqual({});
  });

  it('when an answer writes its tools out beside their ids, then only the ids go back', () => {
    const before = changed(agent(), {});
    const written = withParts(before, {});
    const prompt = {
      ...(written['conversation_config'] as { agent: { prompt: object } }).agent.prompt,
      tools: [{ name: 'x' }],
    };
    const full = { ...written, conversation_config: { agent: { prompt } } };
    const patch = patchBetween(full, changed(full, { toolIds: ['tool_1'] }));
    expect(patch).toMatchObject({ conversation_config: { agent: { prompt: { tool_ids: ['tool_1'] } } } });
    expect(JSON.stringify(patch)).not.toContain('"tools"');
  });

  it('when a field that stands is not wanted, then it is named with null and a switch with off, at any depth', () => {
    expect(withRemovals({ a: { x: 1 }, b: 2 }, { a: { x: 1, y: 2, z: true }, b: 2, c: 3 })).toEqual({
      a: { x: 1, y: null, z: null },
      b: 2,
      c: null,
    });
    // Only a switch for an override is put off: elsewhere a yes or no is a value like any other.
    expect(withRemovals({ overrides: { a: {} } }, { overrides: { a: { on: true, of: 'x' } } })).toEqual({
      overrides: { a: { on: false, of: null } },
    });
  });

  it('when almost everything is missing, then it is still an agent', () => {
    expect(toAgent({ agent_id: 'agent_1' })).toMatchObject({
      name: '',
      prompt: '',
      toolIds: [],
      initiation: null,
      postCall: null,
    });
  });

  it.each([
    ['none', {}],
    ['replaced', { llm: 'custom-llm', backup_llm_config: { preference: 'default' } }],
    ['kept', { llm: 'custom-llm', backup_llm_config: { preference: 'disabled' } }],
  ])('when its model is the owner’s, then it is told whether another takes its place: %s', (expected, prompt) => {
    expect(toAgent({ agent_id: 'a', conversation_config: { agent: { prompt } } }).ownModel).toBe(expected);
  });
});
