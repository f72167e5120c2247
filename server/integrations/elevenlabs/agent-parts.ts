import { isDeepStrictEqual } from 'node:util';

import type { AgentSnapshot } from '../../domain/providers/voice-account.ts';

/** An object of the provider's, with whatever is in it. */
export type Document = Readonly<Record<string, unknown>>;

/** Where in an agent's document stands what we may change (elevenlabs.md §5.2, §1.6). */
export const PARTS = {
  firstMessage: ['conversation_config', 'agent', 'first_message'],
  prompt: ['conversation_config', 'agent', 'prompt', 'prompt'],
  language: ['conversation_config', 'agent', 'language'],
  voiceId: ['conversation_config', 'tts', 'voice_id'],
  toolIds: ['conversation_config', 'agent', 'prompt', 'tool_ids'],
  builtInTools: ['conversation_config', 'agent', 'prompt', 'built_in_tools'],
  substitutes: ['conversation_config', 'agent', 'prompt', 'backup_llm_config'],
  placeholders: ['conversation_config', 'agent', 'dynamic_variables', 'dynamic_variable_placeholders'],
  heard: ['conversation_config', 'asr', 'user_input_audio_format'],
  spoken: ['conversation_config', 'tts', 'agent_output_audio_format'],
  liveEvents: ['conversation_config', 'conversation', 'client_events'],
  longest: ['conversation_config', 'conversation', 'max_duration_seconds'],
  overrides: ['platform_settings', 'overrides'],
  initiation: ['platform_settings', 'workspace_overrides', 'conversation_initiation_client_data_webhook'],
  postCall: ['platform_settings', 'workspace_overrides', 'webhooks'],
  dataCollection: ['platform_settings', 'data_collection'],
} as const satisfies Record<string, readonly string[]>;

export type Part = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS).filter((name): name is Part => Object.hasOwn(PARTS, name));

export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isDocument(inside) ? inside[key] : undefined), document);
}

/** The document with another value at a path; undefined takes the field away. */
export function withValue(document: unknown, [key, ...rest]: readonly string[], value: unknown): Document {
  const there = isDocument(document) ? document : {};
  if (key === undefined) return there;
  const inside = rest.length === 0 ? value : withValue(there[key], rest, value);
  const others = Object.entries(there).filter(([name]) => name !== key);
  const isKept = Object.hasOwn(there, key);
  if (inside === undefined) return Object.fromEntries(others);
  return isKept ? { ...there, [key]: inside } : Object.fromEntries([...others, [key, inside]]);
}

/** The parts as they stand, to the letter. */
export function snapshotOf(document: Document): AgentSnapshot {
  const found = PART_NAMES.map((part) => [part, valueAt(document, PARTS[part])] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** The document with other parts; what `snapshot` does not name is left as it is. */
export function withParts(document: Document, snapshot: AgentSnapshot): Document {
  return PART_NAMES.filter((part) => Object.hasOwn(snapshot, part)).reduce(
    (changed, part) => withValue(changed, PARTS[part], snapshot[part]),
    document,
  );
}

/**
 * What is to be sent so that one document becomes another. How deep the provider merges is not documented
 * (elevenlabs.md §1.6), so each part of a section that differs goes out whole. The tools that its answers write out
 * beside their ids are not sent: it refuses both at once.
 */
export function patchBetween(before: Document, after: Document): Document {
  return Object.fromEntries(
    SECTIONS.flatMap((section) => {
      const [was, is] = [before[section], after[section]];
      const parts = Object.entries(isDocument(is) ? is : {}).filter(
        ([name, part]) => !isDeepStrictEqual(part, valueAt(was, [name])),
      );
      return parts.length === 0 ? [] : [[section, Object.fromEntries(parts.map(sendable))] as const];
    }),
  );
}

const SECTIONS = ['conversation_config', 'platform_settings'] as const;

/** Whether the agent's list of tools goes out with it: it does with whatever else of that section is changed. */
export function namesTools(patch: Document): boolean {
  return Array.isArray(valueAt(patch, PARTS.toolIds));
}

/** Without tools that were deleted at the provider: one such id, and it refuses all of the patch with 404. */
export function withoutDeadTools(patch: Document, living: ReadonlySet<string>): Document {
  const ids = valueAt(patch, PARTS.toolIds);
  if (!Array.isArray(ids)) return patch;
  const kept = ids.filter((id) => typeof id !== 'string' || living.has(id));
  return withValue(patch, PARTS.toolIds, kept);
}

function sendable([name, part]: [string, unknown]): [string, unknown] {
  const isBoth =
    valueAt(part, ['prompt', 'tool_ids']) !== undefined && valueAt(part, ['prompt', 'tools']) !== undefined;
  return [name, isBoth ? withValue(part, ['prompt', 'tools'], undefined) : part];
}

/**
 * Snapshots of an agent: the same with a null for every field that stands and should not, because where objects are
 * merged nothing else removes it. A switch for an override takes no null there, and one that is not there is off.
 */
export function withRemovals(wanted: AgentSnapshot, standing: AgentSnapshot): AgentSnapshot {
  return withNulls(wanted, standing, (path, stands) => path[0] === 'overrides' && typeof stands === 'boolean');
}

type IsSwitch = (path: readonly string[], stands: unknown) => boolean;

function withNulls(wanted: Document, standing: Document, isSwitch: IsSwitch, path: readonly string[] = []): Document {
  const removed = Object.entries(standing).filter(([key]) => !Object.hasOwn(wanted, key));
  const kept = Object.entries(wanted).map(([key, value]): [string, unknown] => {
    const stands = standing[key];
    const isDeep = isDocument(value) && isDocument(stands);
    return [key, isDeep ? withNulls(value, stands, isSwitch, [...path, key]) : value];
  });
  const gone = removed.map(([key, stands]) => [key, isSwitch([...path, key], stands) ? false : null] as const);
  return Object.fromEntries([...kept, ...gone]);
}
