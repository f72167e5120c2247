import { at, isJson, textAt, textsAt, type Json } from './json.ts';
import type { State } from './state.ts';

const NAMED = /\{\{\s*([\w.]+)\s*\}\}/g;

/**
 * Every variable that a conversation of the agent needs: those in its prompt, its first message and its tools, without
 * the provider's own (elevenlabs.md §6). Values for the dashboard's tests do not count (§1.5).
 */
export function requiredVariables(state: State, agent: Json, override: Json): { where: string; names: string[] }[] {
  const speaker = at(agent, 'conversation_config', 'agent');
  const [own, instead] = [at(speaker, 'prompt'), at(override, 'agent')];
  const first = textAt(instead, 'first_message') || textAt(speaker, 'first_message');
  const prompt = textAt(at(instead, 'prompt'), 'prompt') || textAt(own, 'prompt');
  const tools = textsAt(own, 'tool_ids').map((id) => at(state.tools.get(id), 'tool_config'));
  return [
    { where: 'first message', names: namedIn(first) },
    { where: 'system prompt', names: namedIn(prompt) },
    { where: 'tools', names: tools.flatMap((tool) => [...namedIn(JSON.stringify(tool)), ...boundIn(tool)]) },
  ];
}

function namedIn(text: string): string[] {
  return [...text.matchAll(NAMED)].map(([, name = '']) => name).filter(isOwners);
}

/** `dynamic_variable` of a field and `variable_name` of a header. */
function boundIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(boundIn);
  if (!isJson(value)) return [];
  const here = [textAt(value, 'dynamic_variable'), textAt(value, 'variable_name')].filter((name) => name !== '');
  return [...here.filter(isOwners), ...Object.values(value).flatMap(boundIn)];
}

function isOwners(name: string): boolean {
  return !name.startsWith('system__');
}

/** Text as it is spoken: every variable replaced. */
export function rendered(text: string, variables: Json): string {
  return text.replace(NAMED, (whole, name: string) => {
    const value = variables[name];
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : whole;
  });
}

/** Paths of an override that the agent does not allow; each ends the call at once (elevenlabs.md §1.4, §11 trap 2). */
export function refusedOverrides(allowed: Json, given: Json, path: readonly string[] = []): string[] {
  return Object.entries(given).flatMap(([key, value]) => {
    const flag = allowed[key];
    if (flag === true) return [];
    if (isJson(value)) return refusedOverrides(isJson(flag) ? flag : {}, value, [...path, key]);
    return [[...path, key].join('.')];
  });
}
