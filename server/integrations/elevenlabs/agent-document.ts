import { z } from 'zod';

import type { Agent, AgentDirection, AgentTransfer } from '../../domain/providers/voice-account.ts';
import { isDocument, PARTS, snapshotOf, valueAt, type Document } from './agent-parts.ts';
import { namedVariables } from './named-variables.ts';

const Text = z.string().catch('');
const MaybeText = z.string().nullable().catch(null);
const MaybeNumber = z.number().nullable().catch(null);
const Texts = z.array(z.string()).catch([]);
const Flag = z.boolean().catch(false);
const Value = z.union([z.string(), z.number(), z.boolean()]);

const Head = z.looseObject({ agent_id: z.string().min(1), name: Text });

/** An agent in our words, and with it, to the letter, the parts that may be changed. Anything may be missing in it. */
export function toAgent(document: Document): Agent {
  const { agent_id: id, name } = Head.parse(document);
  const at = (path: readonly string[]): unknown => valueAt(document, path);
  return {
    id,
    name,
    language: MaybeText.parse(at(PARTS.language)),
    prompt: Text.parse(at(PARTS.prompt)),
    firstMessage: Text.parse(at(PARTS.firstMessage)),
    otherWords: otherWords(document),
    voiceId: MaybeText.parse(at(PARTS.voiceId)),
    ownModel: ownModel(document),
    longestSeconds: MaybeNumber.parse(at(PARTS.longest)),
    liveEvents: Texts.parse(at(PARTS.liveEvents)),
    placeholders: toPlaceholders(at(PARTS.placeholders)),
    toolIds: Texts.parse(at(PARTS.toolIds)),
    toolVariables: namedVariables([at(PARTS.builtInTools), at(INLINE_TOOLS)]),
    builtInTools: entriesOf(at(PARTS.builtInTools))
      .filter(([, tool]) => isDocument(tool))
      .map(([tool]) => tool),
    transfers: toTransfers(at([...PARTS.builtInTools, 'transfer_to_number', 'params', 'transfers'])),
    audio: { input: MaybeText.parse(at(PARTS.heard)), output: MaybeText.parse(at(PARTS.spoken)) },
    overrides: toOverrides(at(PARTS.overrides)),
    asksOnRing: Flag.parse(valueAt(at(PARTS.overrides), ASKS)),
    initiation: toDirection(at(PARTS.initiation)),
    postCall: toPostCall(at(PARTS.postCall)),
    dataCollection: toFields(at(PARTS.dataCollection)),
    snapshot: snapshotOf(document),
  };
}

/** Tools of the old kind, written into the agent. */
const INLINE_TOOLS = ['conversation_config', 'agent', 'prompt', 'tools'];

/** The flag that has an agent ask for conversation initiation data (elevenlabs.md §1.6). */
export const ASKS = ['enable_conversation_initiation_client_data_from_webhook'] as const;

/** Where the flag of each override stands. */
export const OVERRIDES = {
  firstMessage: ['conversation_config_override', 'agent', 'first_message'],
  prompt: ['conversation_config_override', 'agent', 'prompt', 'prompt'],
  language: ['conversation_config_override', 'agent', 'language'],
  voice: ['conversation_config_override', 'tts', 'voice_id'],
  longestCall: ['conversation_config_override', 'conversation', 'max_duration_seconds'],
} as const satisfies Record<keyof Agent['overrides'], readonly string[]>;

export function entriesOf(value: unknown): [string, unknown][] {
  return isDocument(value) ? Object.entries(value) : [];
}

function toOverrides(flags: unknown): Agent['overrides'] {
  const isOn = (flag: keyof typeof OVERRIDES): boolean => Flag.parse(valueAt(flags, OVERRIDES[flag]));
  return {
    firstMessage: isOn('firstMessage'),
    prompt: isOn('prompt'),
    language: isOn('language'),
    voice: isOn('voice'),
    longestCall: isOn('longestCall'),
  };
}

function otherWords(document: Document): string[] {
  const soft = valueAt(document, ['conversation_config', 'turn', 'soft_timeout_config']);
  const longest = valueAt(document, ['conversation_config', 'agent', 'max_conversation_duration_message']);
  const more = Texts.parse(valueAt(soft, ['additional_soft_timeout_messages']));
  const presets = entriesOf(valueAt(document, ['conversation_config', 'language_presets']));
  const spoken = presets.flatMap(([, preset]) => wordsOfPreset(preset));
  return [valueAt(soft, ['message']), longest, ...more, ...spoken].flatMap((words) => Text.parse(words) || []);
}

/** What it says and is told in another language than its own (`LanguagePreset` of elevenlabs-openapi.json). */
function wordsOfPreset(preset: unknown): unknown[] {
  const agent = valueAt(preset, ['overrides', 'agent']);
  const translated = valueAt(preset, ['first_message_translation', 'text']);
  return [valueAt(agent, ['first_message']), valueAt(agent, ['prompt', 'prompt']), translated];
}

/** Unless they are switched off, the provider's own models take the place of a slow one unasked (elevenlabs.md §5.2). */
function ownModel(document: Document): Agent['ownModel'] {
  if (valueAt(document, ['conversation_config', 'agent', 'prompt', 'llm']) !== 'custom-llm') return 'none';
  return valueAt(valueAt(document, PARTS.substitutes), ['preference']) === 'disabled' ? 'kept' : 'replaced';
}

function toPlaceholders(found: unknown): Agent['placeholders'] {
  const known = entriesOf(found).flatMap(([name, value]) => {
    const parsed = Value.safeParse(value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(known);
}

const Header = z.union([
  z.string(),
  z.object({ secret_id: z.string() }).transform(({ secret_id: secretId }) => ({ secretId })),
]);

function toDirection(found: unknown): AgentDirection | null {
  const url = valueAt(found, ['url']);
  if (typeof url !== 'string' || url === '') return null;
  const headers = entriesOf(valueAt(found, ['request_headers'])).flatMap(([name, value]) => {
    const parsed = Header.safeParse(value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { url, headers: Object.fromEntries(headers) };
}

const Transfer = z.object({ transfer_destination: z.object({ phone_number: z.string() }), condition: Text });

/** A destination that is no number, such as one from a variable, is the owner's own and none of ours. */
function toTransfers(found: unknown): AgentTransfer[] {
  return (Array.isArray(found) ? (found as unknown[]) : []).flatMap((each) => {
    const parsed = Transfer.safeParse(each);
    if (!parsed.success) return [];
    return [{ number: parsed.data.transfer_destination.phone_number, when: parsed.data.condition }];
  });
}

function toPostCall(found: unknown): Agent['postCall'] {
  if (!isDocument(found)) return null;
  return {
    webhookId: MaybeText.parse(found['post_call_webhook_id']),
    events: Texts.parse(found['events']),
    excludesTranscript: Flag.parse(found['exclude_transcript']),
    format: MaybeText.parse(found['transcript_format']),
  };
}

const Field = z.object({ type: z.string(), description: Text });

function toFields(found: unknown): Agent['dataCollection'] {
  const known = entriesOf(found).flatMap(([id, field]) => {
    const parsed = Field.safeParse(field);
    return parsed.success ? [[id, parsed.data] as const] : [];
  });
  return Object.fromEntries(known);
}
