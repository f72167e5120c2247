import { z } from 'zod';

import { commands } from '#contract/commands.ts';
import { apiRoutes, type ApiRoute } from './api-routes.ts';

type Schema = Record<string, unknown>;
type ObjectSchema = { properties?: Record<string, Schema>; required?: string[] };

/** The OpenAPI 3.1 description of the owner's API, made from the same schemas that check it. */
export function openApiDocument({ version, serverUrl }: { version: string; serverUrl: string }): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of apiRoutes) (paths[route.path] ??= {})[route.method] = operation(route);
  return {
    openapi: '3.1.0',
    info: { title: 'Linekeeper', version, description: 'The owner’s API. It answers on this computer only.' },
    servers: [{ url: serverUrl }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: { Failure: failure() },
    },
  };
}

function operation(route: ApiRoute): Schema {
  const { input, output } = commands[route.command];
  const whole = toSchema(input, 'input');
  const fields = whole.properties ?? {};
  const inPath = route.parameters.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: fields[name] ?? { type: 'string' },
  }));
  const rest = Object.keys(fields).filter((name) => !route.parameters.includes(name));
  const inBody = (name: string): boolean => route.body === 'all' || route.body === name;
  const inQuery = rest
    .filter((name) => !inBody(name))
    .map((name) => ({ name, in: 'query', required: false, schema: fields[name] }));
  return {
    operationId: `${route.method} ${route.path}`.replace(/\W+/gu, '_'),
    summary: route.summary,
    parameters: [...inPath, ...inQuery],
    ...(route.body ? { requestBody: { required: true, content: json(bodySchema(route, whole)) } } : {}),
    responses: {
      200: { description: 'Done', content: json(toSchema(output, 'output')) },
      default: { $ref: '#/components/responses/Failure' },
    },
  };
}

function bodySchema(route: ApiRoute, whole: ObjectSchema): Schema {
  if (route.body !== 'all') return whole.properties?.[route.body ?? ''] ?? {};
  const { properties = {}, required = [], ...same } = whole;
  const kept = Object.entries(properties).filter(([name]) => !route.parameters.includes(name));
  return {
    ...same,
    properties: Object.fromEntries(kept),
    required: required.filter((name) => !route.parameters.includes(name)),
  };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema & Schema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as ObjectSchema & Schema;
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

function failure(): Schema {
  const error = { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } };
  return { description: 'It failed', content: json({ type: 'object', properties: { error } }) };
}
