import type { Business, EnabledOverrides } from '#contract/businesses.ts';

export type VariableValue = string | number | boolean;
export type Variables = Record<string, VariableValue>;

/** Conversation initiation client data, exactly as ElevenLabs takes it (elevenlabs.md §1.4). */
export type InitiationAnswer = {
  type: 'conversation_initiation_client_data';
  dynamic_variables: Variables;
  conversation_config_override?: ConfigOverride;
  user_id?: string;
  branch_id?: string;
  environment?: string;
};

type ConfigOverride = {
  agent?: { first_message?: string; language?: string; prompt?: { prompt: string } };
  tts?: { voice_id: string };
  conversation?: { max_duration_seconds: number };
};

/** What may be overridden on one call; null and undefined mean: leave the agent's own. */
export type Overrides = {
  firstMessage: string;
  prompt: () => string;
  /** Primary subtag, only when it differs from the shop's. */
  language: string | null;
  longestSeconds: number | null;
  /** What the agent is known to refuse by now is not sent; undefined: nothing is known. */
  allowed?: EnabledOverrides | undefined;
};

/** The field by which the agent itself ends a call that lasts too long (elevenlabs.md §1.4). */
export const LONGEST_CALL = 'conversation.max_duration_seconds';

/**
 * Only fields whose flag is known to be on: one field too many ends the call (elevenlabs.md §0.1 no. 2). `names` lists
 * the fields that were set, for the record of the call.
 */
export function configOverride(
  { overrides, voiceId }: Pick<Business, 'overrides' | 'voiceId'>,
  { firstMessage, prompt, language, longestSeconds, allowed = overrides }: Overrides,
): { config: ConfigOverride | null; names: string[] } {
  const agent: NonNullable<ConfigOverride['agent']> = {};
  const names: string[] = [];
  const may = (field: keyof EnabledOverrides): boolean => overrides[field] && allowed[field];
  if (may('firstMessage')) {
    agent.first_message = firstMessage;
    names.push('agent.first_message');
  }
  if (may('prompt')) {
    agent.prompt = { prompt: prompt() };
    names.push('agent.prompt.prompt');
  }
  if (may('language') && language !== null) {
    agent.language = language;
    names.push('agent.language');
  }
  const config: ConfigOverride = names.length > 0 ? { agent } : {};
  if (may('voice') && voiceId !== null) {
    config.tts = { voice_id: voiceId };
    names.push('tts.voice_id');
  }
  if (may('longestCall') && longestSeconds !== null) {
    config.conversation = { max_duration_seconds: longestSeconds };
    names.push(LONGEST_CALL);
  }
  return { config: names.length > 0 ? config : null, names };
}
