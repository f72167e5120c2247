import type { Outside } from '../wire/outside.ts';
import type { Account } from './account.ts';
import { systemVariables, type Conversation, type ToolUse } from './conversation-document.ts';
import { resolved } from './headers.ts';
import { at, isJson, textAt, textsAt, type Json } from './json.ts';
import { toolOf } from './registered.ts';
import { rendered } from './required.ts';

type Deps = { account: Account; outside: Outside };

/**
 * A tool of the agent's is called as it was registered: its address, its headers, its body from the model's words, the
 * variables and the constants (elevenlabs.md §5.3). @throws Error where the agent has no such tool
 */
export async function useTool(deps: Deps, call: Conversation, name: string, said: Json): Promise<ToolUse> {
  const { account, outside } = deps;
  const config = toolOf(account, call.agentId, name);
  if (!config) throw new Error(`The agent has no tool ${name}`);
  const variables = { ...at(call.initiation, 'dynamic_variables'), ...systemVariables(call) };
  const schema = at(config, 'api_schema');
  const url = rendered(textAt(schema, 'url'), variables);
  const input = filled(at(schema, 'request_body_schema'), said, variables);
  const use = { id: `tool_use_${call.tools.length + 1}`, name, url, input };
  const method = textAt(schema, 'method') || 'GET';
  try {
    const arrived = await outside.send(url, {
      method,
      headers: {
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...resolved(account, at(schema, 'request_headers'), variables),
      },
      body: method === 'GET' ? '' : JSON.stringify(input),
      patienceMs: Number(config['response_timeout_secs'] ?? 20) * 1000,
    });
    return { ...use, result: arrived.body, failed: arrived.status >= 400 };
  } catch (error) {
    return { ...use, result: error instanceof Error ? error.message : '', failed: true };
  }
}

function filled(schema: Json, said: Json, variables: Json): Json {
  const fields = Object.entries(at(schema, 'properties')).flatMap(([key, field]) => {
    if (!isJson(field)) return [];
    const variable = textAt(field, 'dynamic_variable');
    const value = variable === '' ? (field['constant_value'] ?? said[key]) : variables[variable];
    return value === undefined ? [] : [[key, value] as const];
  });
  const missing = textsAt(schema, 'required').filter((key) => !fields.some(([name]) => name === key));
  if (missing.length > 0) throw new Error(`The model left out ${missing.join(', ')}`);
  return Object.fromEntries(fields);
}
