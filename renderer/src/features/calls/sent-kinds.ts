import type { SentOut } from '#contract/calls.ts';

export type SentKind = 'variables' | 'overrides' | 'tools' | 'other';
type Kinds = { kind: SentKind; names: string[] }[];

const prefixes: readonly [SentKind, string][] = [
  ['variables', 'dynamic_variables.'],
  ['overrides', 'conversation_config_override.'],
  ['tools', 'tool:'],
];

/** Names of what was sent, under what they are. */
export function sentKinds(what: SentOut['what']): Kinds {
  const kinds = new Map<SentKind, string[]>();
  for (const name of what) {
    const [kind, prefix] = prefixes.find(([, start]) => name.startsWith(start)) ?? (['other', ''] as const);
    kinds.set(kind, [...(kinds.get(kind) ?? []), name.slice(prefix.length)]);
  }
  return [...kinds].map(([kind, names]) => ({ kind, names }));
}
