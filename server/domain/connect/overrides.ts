import type { Business, EnabledOverrides } from '#contract/businesses.ts';

import { spokenLanguage } from '../phrases.ts';
import type { Agent } from '../providers/voice-account.ts';

const MEMORY = /\{\{\s*caller_memory\s*\}\}/;

/** Whether the agent's own words hold the place where the memory is filled in. */
export function tellsMemory({ prompt }: Pick<Agent, 'prompt'>): boolean {
  return MEMORY.test(prompt);
}

/**
 * What Linekeeper is to say itself on a call, instead of what stands in the agent (decision 0054). The first message
 * always, because it greets by name. The prompt only where the owner chose so or the agent has none: it would take the
 * place of all that the agent was taught, and the memory can be told in a place of its own. The longest call always: a
 * limit that is set later is to hold with the next call.
 */
export function usedOverrides(
  { overrides, voiceId }: Pick<Business, 'overrides' | 'voiceId'>,
  agent: Pick<Agent, 'prompt' | 'builtInTools'>,
  isFixed: boolean,
): EnabledOverrides {
  if (isFixed) return overrides;
  return {
    firstMessage: true,
    prompt: overrides.prompt || agent.prompt.trim() === '',
    language: overrides.language || agent.builtInTools.includes('language_detection'),
    voice: voiceId !== null,
    longestCall: true,
  };
}

const HEADINGS: Readonly<Record<string, string>> = {
  en: 'What is known about this caller',
  de: 'Was über diesen Anrufer bekannt ist',
  fr: 'Ce que l’on sait de la personne qui appelle',
  es: 'Lo que se sabe de la persona que llama',
  it: 'Che cosa si sa di chi chiama',
};

/** The agent's prompt with a place for the memory at its end, where it has none yet, in the language of the shop. */
export function withMemory(prompt: string, language: string): string {
  const heading = HEADINGS[spokenLanguage(null, language)] ?? '';
  return `${prompt.trimEnd()}\n\n# ${heading}\n{{caller_memory}}`;
}
