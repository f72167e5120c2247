import { z } from 'zod';

import type { ToolField, VoiceTool } from '../../domain/providers/voice-account.ts';

type Tool = VoiceTool['tool'];
const Known = z.record(z.string(), z.unknown()).catch({});
const Names = z.array(z.string()).catch([]);

const Literal = z.object({
  type: z.enum(['string', 'number', 'integer', 'boolean']),
  description: z.string().nullish().catch(null),
  enum: z.array(z.string()).min(1).nullish().catch(null),
  dynamic_variable: z.string().nullish().catch(null),
  constant_value: z
    .union([z.string().min(1), z.number(), z.boolean()])
    .nullish()
    .catch(null),
});
const Fields = z.object({ properties: Known, required: Names }).nullish().catch(null);
const HeaderValue = z.union([
  z.string(),
  z.object({ secret_id: z.string() }).transform(({ secret_id: secretId }) => ({ secretId })),
  z.object({ variable_name: z.string() }).transform(({ variable_name: variable }) => ({ variable })),
]);

/** A server tool as it is kept (elevenlabs.md §5.3). Tools of other kinds, and fields that hold others, are not ours. */
export const WebhookTool = z
  .object({
    type: z.literal('webhook'),
    name: z.string(),
    description: z.string().catch(''),
    response_timeout_secs: z.number().catch(20),
    api_schema: z.object({
      url: z.string(),
      method: z.string().nullish().catch(null),
      request_headers: Known,
      query_params_schema: Fields,
      request_body_schema: Fields,
    }),
  })
  .transform(toTool);

function toTool(config: {
  name: string;
  description: string;
  response_timeout_secs: number;
  api_schema: {
    url: string;
    method?: string | null | undefined;
    request_headers: Record<string, unknown>;
    query_params_schema?: z.infer<typeof Fields>;
    request_body_schema?: z.infer<typeof Fields>;
  };
}): Tool {
  const { name, description, response_timeout_secs: timeoutSeconds, api_schema: schema } = config;
  const method = schema.method === 'POST' ? 'POST' : 'GET';
  const told = method === 'POST' ? schema.request_body_schema : schema.query_params_schema;
  const headers = Object.entries(schema.request_headers).flatMap(([header, value]) => {
    const known = HeaderValue.safeParse(value);
    return known.success ? [[header, known.data] as const] : [];
  });
  const fields = Object.entries(told?.properties ?? {}).flatMap(([field, value]) => {
    const literal = Literal.safeParse(value);
    return literal.success ? [[field, toField(literal.data, told?.required.includes(field) ?? false)] as const] : [];
  });
  return {
    ...{ name, description, url: schema.url, method, timeoutSeconds },
    headers: Object.fromEntries(headers),
    fields: Object.fromEntries(fields),
  };
}

/** What is empty counts as not there: their answers fill in every field that was left out. */
function toField(literal: z.infer<typeof Literal>, required: boolean): ToolField {
  const { type, description, enum: oneOf, dynamic_variable: variable, constant_value: constant } = literal;
  if (variable) return { type, required, variable };
  if (constant !== null && constant !== undefined) return { type, required, constant };
  return { type, required, description: description ?? '', ...(oneOf && { oneOf }) };
}

/** What a tool of ours is in their words. Nothing but this of a tool is ever changed. */
export function toToolConfig({ name, description, url, method, headers, fields, timeoutSeconds }: Tool) {
  const schema = {
    properties: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, toLiteral(value)])),
    required: Object.keys(fields).filter((field) => fields[field]?.required),
  };
  return {
    ...{ type: 'webhook', name, description, response_timeout_secs: timeoutSeconds },
    api_schema: {
      ...{ url, method, request_headers: toHeaders(headers) },
      ...(method === 'POST' && { request_body_schema: { type: 'object', ...schema } }),
      ...(method === 'GET' && Object.keys(fields).length > 0 && { query_params_schema: schema }),
    },
  };
}

function toLiteral(field: ToolField): unknown {
  const { type } = field;
  if ('variable' in field) return { type, dynamic_variable: field.variable };
  if ('constant' in field) return { type, constant_value: field.constant };
  return { type, description: field.description, enum: field.oneOf };
}

function toHeaders(headers: Tool['headers']): Record<string, unknown> {
  const value = (given: Tool['headers'][string]): unknown => {
    if (typeof given === 'string') return given;
    return 'secretId' in given ? { secret_id: given.secretId } : { variable_name: given.variable };
  };
  return Object.fromEntries(Object.entries(headers).map(([name, given]) => [name, value(given)]));
}
