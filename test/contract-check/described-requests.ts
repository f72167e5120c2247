import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';

import { closed, providerApi } from './provider-schema.ts';
import { newerThanDescribed, newerFields, newerQueries } from './newer-than-described.ts';
import type { Sent } from './recorded-voice.ts';

const Parameter = z.looseObject({ name: z.string(), in: z.string(), schema: z.unknown() });
const Operation = z.looseObject({
  parameters: z.array(Parameter).optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
});
type Described = { method: string; template: string; pattern: RegExp; operation: z.infer<typeof Operation> };

/** Holds requests against the provider's description: path, method, query, headers and body. */
export function createRequestCheck() {
  const api = providerApi();
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(api, 'provider');
  ajv.addSchema(closed(api) as object, 'closed');
  const operations: Described[] = Object.entries(
    z.record(z.string(), z.record(z.string(), z.unknown())).parse(api['paths']),
  ).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ method: method.toUpperCase(), template, operation: Operation.parse(operation) },
      pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
    })),
  );

  function bodyProblems({ method, template, operation }: Described, body: unknown): string[] {
    const described = operation.requestBody !== undefined;
    if (body === undefined) return described ? ['has no body'] : [];
    if (!described) return ['has a body'];
    const place = `/paths/${template.replace(/~/g, '~0').replace(/\//g, '~1')}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
    const valid = ajv.compile({ $ref: `provider#${encodeURI(place)}` });
    if (!valid(body)) return (valid.errors ?? []).map(({ instancePath, message }) => `body${instancePath} ${message}`);
    const strict = ajv.compile({ $ref: `closed#${encodeURI(place)}` });
    const known = newerFields(`${method} ${template}`, body);
    return strict(known)
      ? []
      : (strict.errors ?? []).map((each) => `${each.instancePath} ${JSON.stringify(each.params)}`);
  }

  function queryProblems({ method, template, operation }: Described, query: URLSearchParams): string[] {
    const listed = (operation.parameters ?? []).filter((each) => each.in === 'query');
    const newer = newerQueries[`${method} ${template}`] ?? [];
    return [...query].flatMap(([name, value]) => {
      const parameter = listed.find((each) => each.name === name);
      if (!parameter) return newer.includes(name) ? [] : [`query ${name} is not described`];
      const valid = ajv.compile(anchored(parameter.schema));
      return valid(value) || valid(Number(value)) ? [] : [`query ${name} is of another kind`];
    });
  }

  /** What is wrong with a request; `null` where the description is older than its endpoint. */
  return function problemsOf(sent: Sent): string[] | null {
    const described = operations.find(({ method, pattern }) => method === sent.method && pattern.test(sent.path));
    if (!described) {
      const isNewer = newerThanDescribed.some(({ method, path }) => method === sent.method && path.test(sent.path));
      return isNewer ? null : [`${sent.method} ${sent.path} is not described`];
    }
    const type = sent.headers['content-type'];
    return [
      ...(sent.headers['xi-api-key'] ? [] : ['the key is missing']),
      ...(sent.body === undefined || type === 'application/json' ? [] : [`is sent as ${type}`]),
      ...queryProblems(described, sent.query),
      ...bodyProblems(described, sent.body),
    ];
  };
}

/** A schema of a parameter, whose references lead into the document it stands in. */
function anchored(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replace(/"#\//g, '"provider#/')) as object;
}
