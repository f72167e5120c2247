import { readFileSync } from 'node:fs';

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';

const Api = z.looseObject({ components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }) });

/** The provider's own OpenAPI document, of which no copy may lie in this repository. */
export function providerApi(): z.infer<typeof Api> {
  const file = process.env['LINEKEEPER_PROVIDER_API'];
  if (!file) throw new Error('LINEKEEPER_PROVIDER_API does not name the provider’s OpenAPI document.');
  return Api.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Compiles one component twice: as it is written, and so that a key which it does not list is an error too. */
export function compileComponent(name: string): { asWritten: ValidateFunction; listedKeysOnly: ValidateFunction } {
  const api = providerApi();
  const compile = (document: unknown): ValidateFunction => {
    // OpenAPI 3.1 adds keywords of its own, and `format` says things that no validator knows.
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(document as object, 'provider');
    return ajv.compile({ $ref: `provider#/components/schemas/${name}` });
  };
  return { asWritten: compile(api), listedKeysOnly: compile(closed(api)) };
}

/** Every object that lists its keys and says nothing about others takes no others. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const copy = Object.fromEntries(entries);
  const listsKeys = copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return listsKeys ? { ...copy, additionalProperties: false } : copy;
}
