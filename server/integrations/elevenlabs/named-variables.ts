import { isDocument } from './agent-parts.ts';

/** `{{name}}`, with or without blanks (elevenlabs.md §6). */
const PLACEHOLDER = /\{\{[ \t]{0,8}(\w{1,64})[ \t]{0,8}\}\}/g;
/** Where a field or a header is bound to a variable by its bare name (§5.3). */
const BINDINGS: readonly string[] = ['dynamic_variable', 'variable_name'];
/** What a tool's answer is put into: it is set there, and asked of nobody. */
const SET = 'assignments';

/** Every variable that a document uses, at any depth, whatever kind of document it is. */
export function namedVariables(value: unknown): string[] {
  const set = new Set(assigned(value));
  return [...new Set(used(value))].filter((name) => !set.has(name));
}

function used(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
  if (Array.isArray(value)) return value.flatMap(used);
  if (!isDocument(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    if (key === SET) return [];
    return BINDINGS.includes(key) && typeof inside === 'string' && inside !== '' ? [inside] : used(inside);
  });
}

function assigned(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(assigned);
  if (!isDocument(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => (key === SET ? used(inside) : assigned(inside)));
}
