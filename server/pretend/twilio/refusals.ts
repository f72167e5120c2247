import type { z } from 'zod';

import { Refusal } from '../wire/request.ts';

/** Twilio's error body (twilio.md §5). */
export function refusal(status: number, code: number, message: string): Refusal {
  return new Refusal(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

/** Form fields in Twilio's spelling, read; 400 with code 20001 where they are not as they should be. */
export function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refusal(400, 20001, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}
