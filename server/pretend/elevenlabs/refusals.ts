import type { z } from 'zod';

import { Refusal } from '../wire/request.ts';

/** How error bodies look: the API has had several ways at once (elevenlabs.md §9.1). */
export type ErrorStyle = 'new' | 'legacy' | 'text';

/** The provider's no, in the style it speaks at the moment. */
export function refusal(style: ErrorStyle, status: number, code: string, message: string): Refusal {
  if (style === 'text') return new Refusal(status, { detail: message });
  if (style === 'legacy') return new Refusal(status, { detail: { status: code, message } });
  const type = status === 401 ? 'authentication_error' : status === 404 ? 'not_found' : 'validation_error';
  return new Refusal(status, { detail: { type, code, message, status: code, request_id: 'req_pretended' } });
}

/** What is asked for, read; 422 in FastAPI's words where it is not as it should be. */
export function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues.map(({ path, message }) => ({
    loc: ['body', ...path.map(String)],
    msg: message,
    type: 'value_error',
  }));
  throw new Refusal(422, { detail });
}
