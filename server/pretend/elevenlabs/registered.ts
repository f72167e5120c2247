import type { Account } from './account.ts';
import { resolved } from './headers.ts';
import { at, textAt, textsAt, type Json } from './json.ts';
import type { Webhook } from './state.ts';

/** An address that was registered, with the headers that go with it, secrets and all. */
export type Place = { url: string; headers: Readonly<Record<string, string>> };

/** Where the agent asks who is calling; its own place goes before the workspace's (elevenlabs.md §1.6). */
export function initiationOf(account: Account, agentId: string, variables: Json): Place | null {
  const platform = at(account.agent(agentId), 'platform_settings');
  if (at(platform, 'overrides')['enable_conversation_initiation_client_data_from_webhook'] !== true) return null;
  const own = at(platform, 'workspace_overrides', 'conversation_initiation_client_data_webhook');
  const shared = at(account.state.settings, 'conversation_initiation_client_data_webhook');
  return toPlace(account, textAt(own, 'url') === '' ? shared : own, variables);
}

/** A tool of the agent's, as it was registered; null where it has none of that name. */
export function toolOf({ state, agent }: Account, agentId: string, name: string): Json | null {
  const prompt = at(agent(agentId), 'conversation_config', 'agent', 'prompt');
  const configs = textsAt(prompt, 'tool_ids').map((id) => at(state.tools.get(id), 'tool_config'));
  return configs.find((config) => config['name'] === name) ?? null;
}

export function toolPlace(account: Account, agentId: string, name: string, variables: Json): Place | null {
  const config = toolOf(account, agentId, name);
  return config && toPlace(account, at(config, 'api_schema'), variables);
}

/** Who is told of an event; the agent's own webhook goes before the workspace's. */
export function webhookOf({ state, agent }: Account, agentId: string, event: string): Webhook | null {
  const own = at(agent(agentId), 'platform_settings', 'workspace_overrides', 'webhooks');
  const place = textAt(own, 'post_call_webhook_id') === '' ? at(state.settings, 'webhooks') : own;
  const webhook = state.webhooks.get(textAt(place, 'post_call_webhook_id'));
  const hears = webhook && !webhook.isDisabled && !webhook.isAutoDisabled;
  return hears && textsAt(place, 'events').includes(event) ? webhook : null;
}

function toPlace(account: Account, given: Json, variables: Json): Place | null {
  const url = textAt(given, 'url');
  return url === '' ? null : { url, headers: resolved(account, at(given, 'request_headers'), variables) };
}
