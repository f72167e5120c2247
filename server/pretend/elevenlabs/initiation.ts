import type { Arrived, Outside } from '../wire/outside.ts';
import type { Account } from './account.ts';
import { systemVariables, type Conversation } from './conversation-document.ts';
import { at, isJson, textAt, type Json } from './json.ts';
import { initiationOf } from './registered.ts';
import { refusedOverrides, rendered, requiredVariables } from './required.ts';

/** The caller's patience while a phone rings; no number is documented (elevenlabs.md §1.5). */
const PATIENCE_MS = 10_000;

export type Begun =
  | { began: true; initiation: Json; firstMessage: string; prompt: string; asked: Arrived | null }
  /** The close code and words of the conversation that did not start (elevenlabs.md §7.3). */
  | { began: false; code: 1008 | 1011; reason: string; asked: Arrived | null };

type Deps = { account: Account; outside: Outside };

/** Asks the registered address who is calling, with the registered headers, and starts only if all is as it must be. */
export async function initiated({ account, outside }: Deps, call: Conversation): Promise<Begun> {
  const place = initiationOf(account, call.agentId, systemVariables(call));
  if (place === null) return begun(account, call, {}, null);
  const body = {
    caller_id: call.external,
    agent_id: call.agentId,
    called_number: call.shop,
    call_sid: call.callSid,
    conversation_id: call.id,
  };
  try {
    const asked = await outside.send(place.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...place.headers },
      body: JSON.stringify(body),
      patienceMs: PATIENCE_MS,
    });
    return asked.status === 200
      ? answered(account, call, asked)
      : failed(`the webhook answered ${asked.status}`, asked);
  } catch (error) {
    return failed(error instanceof Error ? error.message : 'unknown', null);
  }
}

function answered(account: Account, call: Conversation, asked: Arrived): Begun {
  const answer = parsed(asked.body);
  if (!isJson(answer)) return failed('the webhook answered no JSON', asked);
  // Without it a call fails with nothing to see (elevenlabs.md §11 trap 3).
  if (answer['type'] !== 'conversation_initiation_client_data') return failed('no type in the answer', asked);
  return begun(account, call, answer, asked);
}

/** The rules for every start, whoever gave the data: on a ring, by registering, or with an outgoing call. */
export function begun(account: Account, call: Conversation, initiation: Json, asked: Arrived | null): Begun {
  const agent = account.agent(call.agentId);
  const override = at(initiation, 'conversation_config_override');
  const allowed = at(agent, 'platform_settings', 'overrides', 'conversation_config_override');
  const refused = refusedOverrides(allowed, override);
  if (refused.length > 0) {
    return {
      began: false,
      code: 1008,
      reason: `Override for field '${refused.join(', ')}' is not allowed by config.`,
      asked,
    };
  }
  const variables = { ...at(initiation, 'dynamic_variables'), ...systemVariables(call) };
  const odd = Object.entries(variables).filter(([, value]) => !['string', 'number', 'boolean'].includes(typeof value));
  if (odd.length > 0) return { began: false, code: 1008, reason: 'Invalid dynamic variables', asked };
  for (const { where, names } of requiredVariables(account.state, agent, override)) {
    const missing = names.filter((name) => !(name in variables));
    if (missing.length > 0) {
      const reason = `Missing required dynamic variables in ${where}: {${missing.join(', ')}}`;
      return { began: false, code: 1008, reason, asked };
    }
  }
  const speaker = at(agent, 'conversation_config', 'agent');
  const first = textAt(at(override, 'agent'), 'first_message') || textAt(speaker, 'first_message');
  const prompt = textAt(at(override, 'agent', 'prompt'), 'prompt') || textAt(at(speaker, 'prompt'), 'prompt');
  return {
    began: true,
    initiation,
    firstMessage: rendered(first, variables),
    prompt: rendered(prompt, variables),
    asked,
  };
}

function failed(reason: string, asked: Arrived | null): Begun {
  return { began: false, code: 1011, reason, asked };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
