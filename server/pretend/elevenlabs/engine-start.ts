import type { Account } from './account.ts';
import { systemVariables, type Conversation } from './conversation-document.ts';
import type { Begun } from './initiation.ts';
import { at, isJson, textAt, type Json } from './json.ts';
import { refusedOverrides, rendered } from './required.ts';

/**
 * How a conversation with a Speech Engine starts: only its first words may be told with it, where the engine takes them,
 * and every variable that one of its headers is filled with has to be there (elevenlabs.md §7.1, §7.3).
 */
export function engineBegun({ state }: Account, call: Conversation, initiation: Json): Begun {
  const engine = state.engines.get(call.agentId) ?? {};
  const override = at(initiation, 'conversation_config_override');
  const refused = refusedOverrides({ agent: at(engine, 'overrides') }, override);
  const not = (reason: string): Begun => ({ began: false, code: 1008, reason, asked: null });
  if (refused.length > 0) return not(`Override for field '${refused.join(', ')}' is not allowed by config.`);
  const variables: Json = { ...at(initiation, 'dynamic_variables'), ...systemVariables(call) };
  const named = Object.values(at(engine, 'speech_engine', 'request_headers'))
    .map((value) => (isJson(value) ? textAt(value, 'variable_name') : ''))
    .filter((name) => name !== '' && !(name in variables));
  if (named.length > 0) return not(`Missing required dynamic variables in headers: {${named.join(', ')}}`);
  const firstMessage = rendered(textAt(at(override, 'agent'), 'first_message'), variables);
  return { began: true, initiation, firstMessage, prompt: '', asked: null };
}
