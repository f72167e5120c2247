import { tell } from '#contract/told.ts';

import type { Fault } from './fault.ts';
import type { Seen, Wanted } from './seen.ts';

/** `{{name}}`, with or without blanks (elevenlabs.md §6). */
const PLACEHOLDER = /\{\{[ \t]{0,8}(\w{1,64})[ \t]{0,8}\}\}/g;
/** The provider fills these in itself. */
const SYSTEM = 'system__';
/** What the owner may declare as a variable of the shop (contract/businesses.ts). */
const DECLARABLE = /^(?!secret__)[a-z_]\w{0,63}$/i;

/**
 * A variable that is used anywhere and not sent ends the call before its first word: in the prompt, the first message,
 * the tools, and what is said while an answer takes long (elevenlabs.md §11 no. 1).
 */
export function variableFaults({ agent, toolVariables }: Seen, { supplied }: Wanted): Fault[] {
  const used = new Set([...[agent.prompt, agent.firstMessage, ...agent.otherWords].flatMap(namesIn), ...toolVariables]);
  return [...used].filter((name) => !name.startsWith(SYSTEM) && !supplied.has(name)).map(missing);
}

function missing(name: string): Fault {
  const told = name.startsWith('secret__')
    ? tell('agent_secret_variable_missing', { name })
    : tell('agent_variable_missing', { name });
  const fix = DECLARABLE.test(name) ? ({ kind: 'variable', name } as const) : null;
  return { id: `variable_missing:${name}`, severity: 'error', told, fix };
}

function namesIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
