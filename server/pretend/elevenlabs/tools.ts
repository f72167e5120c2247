import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { at, isJson, textsAt, type Json } from './json.ts';
import { paged } from './paging.ts';
import { read } from './refusals.ts';

const Literal = z.looseObject({ type: z.enum(['string', 'number', 'integer', 'boolean']) });
const Schema = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  request_body_schema: z
    .looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.looseObject({})) })
    .nullish(),
  query_params_schema: z.looseObject({ properties: z.record(z.string(), Literal) }).nullish(),
});
const Body = z.looseObject({
  tool_config: z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('webhook'),
      name: z.string().regex(/^[\w-]{1,64}$/),
      description: z.string(),
      response_timeout_secs: z.number().int().min(5).max(300).default(20),
      api_schema: Schema,
    }),
    z.looseObject({ type: z.literal('client'), name: z.string(), description: z.string() }),
    z.looseObject({ type: z.literal('system'), name: z.string() }),
  ]),
});

/** Tools (elevenlabs.md §5.3). */
export function toolRoutes(account: Account): Route[] {
  const { state } = account;
  const found = (id: string): Json => {
    const tool = state.tools.get(id);
    if (!tool) throw account.refuse(404, 'tool_not_found', `Tool ${id} was not found`);
    return tool;
  };
  const keep = (id: string, body: unknown): Json => {
    const { tool_config: config } = read(Body, body);
    demandOneSource(account, config);
    const info = { is_creator: true, creator_name: 'Owner', creator_email: 'owner@shop.example', role: 'admin' };
    const tool = { id, tool_config: config, access_info: info, usage_stats: { total_calls: 0, avg_latency_secs: 0 } };
    state.tools.set(id, tool);
    return tool;
  };
  const path = '/v1/convai/tools/:id';
  return [
    {
      method: 'GET',
      path: '/v1/convai/tools',
      scope: 'convai_read',
      handle({ query }) {
        const { items, ...rest } = paged([...state.tools.values()], query, 'id');
        return ok({ tools: items, ...rest });
      },
    },
    {
      method: 'POST',
      path: '/v1/convai/tools',
      scope: 'convai_write',
      handle: ({ body }) => ok(keep(state.newId('tool'), body)),
    },
    { method: 'GET', path, scope: 'convai_read', handle: ({ parameters: { id = '' } }) => ok(found(id)) },
    {
      method: 'PATCH',
      path,
      scope: 'convai_write',
      handle({ body, parameters: { id = '' } }) {
        found(id);
        return ok(keep(id, body));
      },
    },
    ...leavingRoutes(account, path, found),
  ];
}

/** Who uses a tool, and how it goes. */
function leavingRoutes(account: Account, path: string, found: (id: string) => Json): Route[] {
  const { state } = account;
  return [
    {
      method: 'DELETE',
      path,
      scope: 'convai_write',
      handle({ query, parameters: { id = '' } }) {
        found(id);
        if (usersOf(account, id).length > 0 && query.get('force') !== 'true') {
          throw account.refuse(409, 'tool_in_use', 'Agents depend on the tool');
        }
        state.tools.delete(id);
        return ok({});
      },
    },
    {
      method: 'GET',
      path: `${path}/dependent-agents`,
      scope: 'convai_read',
      handle({ parameters: { id = '' } }) {
        found(id);
        const agents = usersOf(account, id).map(({ agent_id, name }) => ({ type: 'available', id: agent_id, name }));
        return ok({ agents, next_cursor: null, has_more: false });
      },
    },
  ];
}

function usersOf({ state }: Account, id: string): Json[] {
  return [...state.agents.values()].filter((agent) =>
    textsAt(at(agent, 'conversation_config', 'agent', 'prompt'), 'tool_ids').includes(id),
  );
}

const SOURCES = ['description', 'dynamic_variable', 'constant_value', 'is_system_provided', 'is_omitted'] as const;

/** A field is filled in by exactly one of these. */
function demandOneSource(account: Account, config: Json): void {
  for (const [name, field] of Object.entries(at(config, 'api_schema', 'request_body_schema', 'properties'))) {
    if (!isJson(field) || field['type'] === 'object' || field['type'] === 'array') continue;
    const set = SOURCES.filter(
      (source) => field[source] !== undefined && field[source] !== '' && field[source] !== false,
    );
    if (set.length !== 1) {
      throw account.refuse(422, 'invalid_parameters', `Field ${name} must have exactly one of ${SOURCES.join(', ')}`);
    }
  }
}
