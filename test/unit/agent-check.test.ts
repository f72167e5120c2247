import { describe, expect, it } from 'vitest';

import { checkAgent, toFinding } from '../../server/domain/agent-check/check-agent.ts';
import type { Seen, Wanted, WantedTool } from '../../server/domain/agent-check/seen.ts';
import type { Agent, VoiceWebhook } from '../../server/domain/providers/voice-account.ts';
import { seenAgent, wantedAgent } from '../support/checked-agent.ts';

const clean = seenAgent();
const { webhook, tools, agent } = clean;
if (!webhook || !agent.postCall) throw new Error('The clean agent has a webhook.');
const { postCall } = agent;

const found = (seen: Seen, wanted: Wanted = wantedAgent()) =>
  checkAgent(seen, wanted).map(({ id, severity }) => `${severity} ${id}`);

const withHook = (over: Partial<VoiceWebhook>): Seen => seenAgent({ webhook: { ...webhook, ...over } });
const withCalls = (over: Partial<NonNullable<Agent['postCall']>>): Seen =>
  seenAgent({ agent: { postCall: { ...postCall, ...over } } });
const withRecall = (over: Partial<WantedTool>): Seen =>
  seenAgent({ tools: tools.map((tool) => (tool.name === 'recall' ? { ...tool, ...over } : tool)) });
const collecting = (...ids: string[]): Seen => {
  const field = { type: 'string', description: 'What was said of it.' };
  return seenAgent({ agent: { dataCollection: Object.fromEntries(ids.map((id) => [id, field])) } });
};
const NO_OVERRIDES = { firstMessage: false, prompt: false, language: false, voice: false, longestCall: false };
const byModel = { type: 'string', required: true, description: 'The number of the caller.' } as const;

describe('the contract check', () => {
  it('when the agent is set up as it has to be, then nothing is found', () => {
    expect(found(clean)).toEqual([]);
  });

  it('when Linekeeper answers the line itself, then the sound has to be that of a telephone, and nobody is asked', () => {
    const register = wantedAgent({ mode: 'register' });
    const phone = { input: 'ulaw_8000', output: 'ulaw_8000' };
    const { liveEvents } = register;
    const over = { audio: phone, asksOnRing: false, initiation: null, liveEvents };
    expect(found(seenAgent({ agent: over, lines: [] }), register)).toEqual([]);
    expect(found(seenAgent({ agent: { ...over, liveEvents: ['interruption'] } }), register)).toEqual([
      'warning live_events',
    ]);
    expect(found(seenAgent({ agent: { ...over, audio: { ...phone, input: 'pcm_16000' } } }), register)).toEqual([
      'error audio',
    ]);
  });

  it('when what speaks for the owner’s model ends calls by itself, then only sooner than the owner wants is a fault', () => {
    const engine = { socketUrl: null, headers: [], hasModel: true, isUsed: true };
    const audio = { input: 'ulaw_8000', output: 'ulaw_8000' };
    const cuts = (longestSeconds: number | null, limit: number | null): string[] => {
      const wanted = wantedAgent({ mode: 'register', engine, longestSeconds: limit });
      const { liveEvents } = wanted;
      const there = { ...{ name: '', socketUrl: '', headers: {}, language: 'en', voiceId: null }, takesGreeting: true };
      const agent = { audio, asksOnRing: false, initiation: null, liveEvents };
      const seen = { agent, lines: [], engine: { ...there, audio, liveEvents, longestSeconds } };
      return found(seenAgent(seen), wanted).filter((one) => one.includes('engine'));
    };
    const fault = ['warning engine_cuts'];
    expect([cuts(600, null), cuts(7200, null), cuts(null, null)]).toEqual([fault, [], []]);
    expect([cuts(600, 600), cuts(600, 300), cuts(7200, 7200)]).toEqual([fault, [], []]);
  });

  it('when what was chosen here differs from what was set up there, then the plan sets it right', () => {
    const [fault] = checkAgent(clean, wantedAgent({ otherMode: 'register' }));
    expect(fault).toMatchObject({ id: 'line_mode', told: { code: 'agent_line_not_here' } });
    expect(fault?.fix).toEqual({ kind: 'mode', mode: 'register' });
    expect(found(clean, wantedAgent({ ringsItself: true }))).toEqual(['error fallback_ours']);
  });

  it.each<[string, Seen, string[]]>([
    [
      'the prompt uses a variable',
      seenAgent({ agent: { prompt: `${agent.prompt} {{vehicle_reg}}` } }),
      ['vehicle_reg'],
    ],
    ['the first message does', seenAgent({ agent: { firstMessage: 'Hello {{ pet_name }}' } }), ['pet_name']],
    ['a waiting message does', seenAgent({ agent: { otherWords: ['Just {{a_moment}}'] } }), ['a_moment']],
    ['a tool does', seenAgent({ toolVariables: ['bay', 'secret__k', 'system__time'] }), ['bay', 'secret__k']],
  ])('when %s that is not sent, then it is named', (_what, seen, names) => {
    const missing = found(seen).filter((line) => line.includes('variable_missing'));
    expect(missing).toEqual(names.map((name) => `error variable_missing:${name}`));
  });

  it.each<[string, Seen, string]>([
    ['it does not ask on ring', seenAgent({ agent: { asksOnRing: false } }), 'error asks_off'],
    [
      'it asks elsewhere',
      seenAgent({
        agent: {
          initiation: {
            ...agent.initiation,
            url: 'https://old.example/webhook/personalize',
            headers: { 'x-linekeeper-secret': 'x' },
          },
        },
      }),
      'error address_other',
    ],
    [
      'it asks without the secret',
      seenAgent({ agent: { initiation: { url: agent.initiation?.url ?? '', headers: { 'X-Other': 'x' } } } }),
      'error address_secret',
    ],
    ['an override is off', seenAgent({ agent: { overrides: NO_OVERRIDES } }), 'error override_off:firstMessage'],
    [
      'it allows more than is used',
      seenAgent({ agent: { overrides: { ...agent.overrides, prompt: true } } }),
      'note override_unused',
    ],
    ['no webhook is attached', withCalls({ webhookId: null }), 'error post_call_missing'],
    ['the webhook is gone', seenAgent({ webhook: null }), 'error post_call_missing'],
    [
      'the webhook leads elsewhere',
      withHook({ url: 'https://old.example/webhook/post-call' }),
      'error post_call_address',
    ],
    ['the webhook is disabled', withHook({ isDisabled: true }), 'error post_call_disabled'],
    ['the webhook was switched off by itself', withHook({ isAutoDisabled: true }), 'error post_call_auto_disabled'],
    ['the webhook tries once', withHook({ retries: false }), 'warning post_call_retries_off'],
    ['finished calls are not sent', withCalls({ events: ['call_initiation_failure'] }), 'error post_call_event_off'],
    ['failed calls are not sent', withCalls({ events: ['transcript'] }), 'note post_call_failures_off'],
    ['the transcript is left out', withCalls({ excludesTranscript: true }), 'warning post_call_no_transcript'],
    ['another form is sent', withCalls({ format: 'opentelemetry' }), 'error post_call_format'],
    ['a tool is missing', seenAgent({ tools: tools.slice(1) }), 'warning tool_missing:recall'],
    ['a tool is spelled otherwise', withRecall({ name: 'Re-Call' }), 'warning tool_misnamed:recall'],
    ['a tool is one letter off', withRecall({ name: 'recal' }), 'warning tool_misnamed:recall'],
    ['a tool has another name and our path', withRecall({ name: 'look_up' }), 'warning tool_misnamed:recall'],
    ['a tool has an old address', withRecall({ url: 'https://old.example/tools/recall' }), 'error tool_address:recall'],
    ['a tool has no secret', withRecall({ headers: {} }), 'error tool_secret:recall'],
    [
      'the model fills the caller in',
      withRecall({ fields: { ...tools[0]?.fields, caller_id: byModel } }),
      'error tool_caller:recall',
    ],
    [
      'the model fills in a field of its own that says who calls',
      withRecall({ fields: { ...tools[0]?.fields, phone_number: byModel } }),
      'error tool_caller:recall',
    ],
    [
      'nobody answers the number',
      seenAgent({ lines: [{ id: 'phnum_0001', label: 'x', agentId: null }] }),
      'error line_unassigned:phnum_0001',
    ],
    [
      'another agent does',
      seenAgent({ lines: [{ id: 'phnum_0001', label: 'x', agentId: 'agent_2' }] }),
      'error line_elsewhere:phnum_0001',
    ],
    ['the number is gone', seenAgent({ lines: [] }), 'error line_gone'],
    ['it cannot hang up', seenAgent({ agent: { builtInTools: [] } }), 'warning end_call'],
    ['it collects nothing', seenAgent({ agent: { dataCollection: {} } }), 'warning data_collection'],
    ['it notes no question that stayed open', collecting('likes'), 'note unanswered_field'],
    ['another model answers unasked', seenAgent({ agent: { ownModel: 'replaced' } }), 'warning own_model'],
    ['the memory has no place', seenAgent({ agent: { prompt: 'You answer.' } }), 'warning memory_untold'],
    ['its voice is gone', seenAgent({ voice: { isGone: true, expiresAt: null, instead: null } }), 'error voice_gone'],
    [
      'its voice has gone',
      seenAgent({ voice: { isGone: false, expiresAt: '2026-11-20T11:00:00.000Z', instead: null } }),
      'error voice_gone',
    ],
    [
      'its voice goes',
      seenAgent({ voice: { isGone: false, expiresAt: '2026-12-31T00:00:00.000Z', instead: null } }),
      'warning voice_expires',
    ],
  ])('when %s, then that is found and nothing else', (_what, seen, line) => {
    expect(found(seen)).toEqual([line]);
  });

  it('when there is no public address, then nothing is said of addresses; when a voice lasts, nothing of it', () => {
    const elsewhere = withHook({ url: 'https://old.example/webhook/post-call' });
    expect(found(elsewhere, wantedAgent({ addresses: null }))).toEqual([]);
    expect(
      found(seenAgent({ voice: { isGone: false, expiresAt: '2027-03-01T00:00:00.000Z', instead: null } })),
    ).toEqual([]);
  });

  it('when it has no field for open questions, then the plan adds one, where there is room for it; another name will do', () => {
    const [missing] = checkAgent(collecting('likes'), wantedAgent());
    expect(missing).toMatchObject({ told: { code: 'gaps_field_missing' }, fix: { kind: 'plan' } });
    const many = Array.from({ length: 25 }, (_, nth) => `theirs_${nth}`);
    const [full] = checkAgent(collecting(...many), wantedAgent());
    expect(full).toMatchObject({ told: { code: 'gaps_field_no_room' }, fix: null });
    expect(found(collecting('likes', 'Knowledge Gaps'))).toEqual([]);
  });

  it('when it has no address of its own, then that counts less while requests arrive all the same', () => {
    const seen = seenAgent({ agent: { initiation: null } });
    expect(found(seen)).toEqual(['note address_none']);
    expect(found(seen, wantedAgent({ isAsked: false }))).toEqual(['error address_none']);
  });

  it('when several things are wrong, then the worst comes first, and a button is there only for what can be mended', () => {
    const seen = seenAgent({
      agent: { builtInTools: [], prompt: `${agent.prompt}{{a}}{{secret__b}}`, ownModel: 'replaced' },
    });
    const findings = checkAgent(seen, wantedAgent()).map((fault) =>
      toFinding(fault, { business: 'default', canPlan: false }),
    );
    expect(findings.map(({ id, fix }) => [id, fix?.code ?? null])).toEqual([
      ['variable_missing:a', 'agent_fix_variable'],
      ['variable_missing:secret__b', null],
      ['end_call', null],
      ['own_model', 'agent_fix_own_model'],
    ]);
    const [, , hangUp] = checkAgent(seen, wantedAgent());
    expect(hangUp && toFinding(hangUp, { business: 'default', canPlan: true }).fix?.code).toBe('agent_fix_plan');
  });
});
