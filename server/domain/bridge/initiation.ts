import type { InitiationAnswer } from '../answer-body.ts';

/** What a bridged conversation begins with. A branch is chosen by whoever takes a call, which is us. */
export type Opening = Omit<InitiationAnswer, 'branch_id'>;

/** A Speech Engine (elevenlabs.md §7.1): it hears and speaks, and has no words of its own. */
export const isEngine = (farSide: string): boolean => farSide.startsWith('seng_');

/** Whether whoever speaks was told how long the call may last. An engine never is: only its first words can be set. */
export function endsItself({ conversation_config_override: told }: Opening): boolean {
  return told?.conversation?.max_duration_seconds !== undefined;
}

/**
 * The same that a ringing phone is answered with, for whoever speaks on a bridged call. An engine takes nothing but its
 * first words: what else there is to know, its brain is told by us.
 */
export function openingFor(farSide: string, { branch_id: _branch, ...answer }: InitiationAnswer): Opening {
  if (!isEngine(farSide)) return answer;
  const { conversation_config_override: _agents, ...rest } = answer;
  const { greeting } = answer.dynamic_variables;
  if (typeof greeting !== 'string' || greeting === '') return rest;
  return { ...rest, conversation_config_override: { agent: { first_message: greeting } } };
}
