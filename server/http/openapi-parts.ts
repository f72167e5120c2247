import { z } from 'zod';

export type Schema = Record<string, unknown>;
export type ObjectSchema = { properties?: Record<string, Schema>; required?: string[] };

export function toSchema(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema & Schema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as ObjectSchema & Schema;
}

export function toJsonContent(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

/** The two shapes of a failure: as REST routes tell it, and as a command's `Reply`. */
export function failureResponses(): Record<'Failure' | 'FailedReply', Schema> {
  const text = { type: 'string' };
  const reason = { type: 'object', properties: { code: text, values: { type: 'object' } } };
  const error = { type: 'object', properties: { code: text, message: text, reason } };
  const ok = { type: 'boolean', const: false };
  return {
    Failure: { description: 'It failed', content: toJsonContent({ type: 'object', properties: { error } }) },
    FailedReply: { description: 'It failed', content: toJsonContent({ type: 'object', properties: { ok, error } }) },
  };
}
