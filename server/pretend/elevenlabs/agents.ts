import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import { standardAgent } from './agent-document.ts';
import type { Account } from './account.ts';
import { at, isJson, patched, textsAt, type Json } from './json.ts';
import { toWire } from './numbers.ts';
import { paged } from './paging.ts';
import { read } from './refusals.ts';

const Sections = z.looseObject({
  name: z.string().nullish(),
  conversation_config: z.looseObject({}).optional(),
  platform_settings: z.looseObject({}).optional(),
});

/** Agents: list, make, read, change, delete (elevenlabs.md §5.1). */
export function agentRoutes(account: Account): Route[] {
  const { state } = account;
  const told = (id: string): Json => ({ ...account.agent(id), phone_numbers: numbersOf(account, id) });
  return [
    {
      method: 'GET',
      path: '/v1/convai/agents',
      scope: 'convai_read',
      handle({ query }) {
        const { items, next_cursor, has_more } = paged([...state.agents.values()], query, 'agent_id');
        return ok({ agents: items.map((agent) => entry(account, agent)), next_cursor, has_more });
      },
    },
    {
      method: 'POST',
      path: '/v1/convai/agents/create',
      scope: 'convai_write',
      handle({ body }) {
        const { name, ...parts } = read(Sections, body);
        return ok({ agent_id: state.addAgent({ ...parts, ...(name ? { name } : {}) }) });
      },
    },
    {
      method: 'GET',
      path: '/v1/convai/agents/:id',
      scope: 'convai_read',
      handle: ({ parameters: { id = '' } }) => ok(told(id)),
    },
    {
      method: 'PATCH',
      path: '/v1/convai/agents/:id',
      scope: 'convai_write',
      handle({ body, parameters: { id = '' } }) {
        const document = account.agent(id);
        const changed = patched(document, read(Sections, body), account.patching, standardAgent());
        demandWhatItNames(account, changed);
        const metadata = { ...at(document, 'metadata'), updated_at_unix_secs: state.seconds() };
        state.agents.set(id, { ...changed, agent_id: id, metadata, version_id: state.newId('agtvrsn') });
        return ok(told(id));
      },
    },
    {
      method: 'DELETE',
      path: '/v1/convai/agents/:id',
      scope: 'convai_write',
      handle({ parameters: { id = '' } }) {
        account.agent(id);
        state.agents.delete(id);
        return ok({});
      },
    },
  ];
}

function entry({ state }: Account, agent: Json): Json {
  const calls = [...state.conversations.values()].filter(({ agentId }) => agentId === agent['agent_id']);
  return {
    agent_id: agent['agent_id'],
    name: agent['name'],
    tags: agent['tags'],
    created_at_unix_secs: at(agent, 'metadata')['created_at_unix_secs'],
    access_info: agent['access_info'],
    last_call_time_unix_secs: calls.length === 0 ? null : Math.max(...calls.map(({ startedAt }) => startedAt)),
    archived: false,
  };
}

function numbersOf({ state }: Account, id: string): Json[] {
  return [...state.numbers.values()].filter(({ agentId }) => agentId === id).map((entry) => toWire(entry, null));
}

/** A tool, a webhook or a secret that there is not cannot be used. */
function demandWhatItNames(account: Account, agent: Json): void {
  const { state } = account;
  for (const tool of textsAt(at(agent, 'conversation_config', 'agent', 'prompt'), 'tool_ids')) {
    if (!state.tools.has(tool)) throw account.refuse(404, 'tool_not_found', `Tool ${tool} was not found`);
  }
  const overrides = at(agent, 'platform_settings', 'workspace_overrides');
  const webhook = at(overrides, 'webhooks')['post_call_webhook_id'];
  if (typeof webhook === 'string' && !state.webhooks.has(webhook)) {
    throw account.refuse(404, 'webhook_not_found', `Webhook ${webhook} was not found`);
  }
  const headers = at(overrides, 'conversation_initiation_client_data_webhook', 'request_headers');
  for (const header of Object.values(headers)) {
    const secret = isJson(header) ? header['secret_id'] : undefined;
    if (typeof secret === 'string' && !state.secrets.has(secret)) {
      throw account.refuse(404, 'secret_not_found', `Secret ${secret} was not found`);
    }
  }
}
