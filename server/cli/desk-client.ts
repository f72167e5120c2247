import { z } from 'zod';

import { AppError } from '#contract/errors.ts';

import { createAsk, type Ask } from './ask.ts';

const PATIENCE_MS = 30_000;

const Failure = z.object({
  error: z.object({
    code: z.enum(['invalid_input', 'unauthorized', 'not_found', 'conflict', 'unavailable', 'internal']),
    message: z.string(),
  }),
});
const Success = z.object({ ok: z.literal(true), data: z.unknown() });

/** Gives commands to a running server over its desk door, `POST /api/<command>` with the bearer token. */
export function createDeskClient({ deskUrl, token }: { deskUrl: string; token: string }): Ask {
  return createAsk(async (name, input) => {
    const response = await fetch(new URL(`/api/${name}`, deskUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new AppError('unavailable', 'The running Linekeeper does not answer on its desk door.', { cause: error });
    });
    return toData(response.status, await response.json().catch(() => null));
  });
}

function toData(status: number, body: unknown): unknown {
  const success = Success.safeParse(body);
  if (success.success) return success.data.data;
  const failure = Failure.safeParse(body);
  if (status === 401) {
    throw new AppError(
      'unauthorized',
      'The running Linekeeper refused the token: restart it if the token was changed.',
    );
  }
  if (failure.success) throw new AppError(failure.data.error.code, failure.data.error.message);
  throw new AppError('unavailable', `The desk door answered with status ${status}.`);
}
