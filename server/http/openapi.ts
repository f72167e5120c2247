import { commands } from '#contract/commands.ts';
import type { ApiRoute } from './api-route.ts';
import { apiRoutes } from './api-routes.ts';
import { failureResponses, toJsonContent, toSchema, type ObjectSchema, type Schema } from './openapi-parts.ts';
import { windowPaths } from './openapi-window.ts';

/** The OpenAPI 3.1 description of the owner's API, made from the same schemas that check it. */
export function openApiDocument({ version, serverUrl }: { version: string; serverUrl: string }): Schema {
  const paths = windowPaths();
  for (const route of apiRoutes) (paths[route.path] ??= {})[route.method] = operation(route);
  return {
    openapi: '3.1.0',
    info: { title: 'Linekeeper', version, description: 'The owner’s API. It answers on this computer only.' },
    servers: [{ url: serverUrl }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: failureResponses(),
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
    ...(route.body ? { requestBody: { required: true, content: toJsonContent(bodySchema(route, whole)) } } : {}),
    responses: {
      200: { description: 'Done', content: toJsonContent(toSchema(output, 'output')) },
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
