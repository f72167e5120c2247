import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

import { z } from 'zod';

import type { CommandName } from '#contract/commands.ts';
import { AppError } from '#contract/errors.ts';

import { createAsk, type Ask } from './ask.ts';

const PATIENCE_MS = 30_000;
/** Of somebody with thousands of calls everything is read, and perhaps erased, before the answer comes. */
const LONG_PATIENCE_MS = 10 * 60_000;
// A provider dials before it answers, and may take as long as the shorter patience.
const LONG: ReadonlySet<CommandName> = new Set<CommandName>([
  'callers.export-text',
  'callers.forget',
  'calls.start',
  ...(['connect.plan', 'connect.apply', 'connect.undo', 'connect.test'] as const),
]);

const Failure = z.object({
  error: z.object({
    code: z.enum(['invalid_input', 'unauthorized', 'forbidden', 'not_found', 'conflict', 'unavailable', 'internal']),
    message: z.string(),
  }),
});
const Success = z.object({ ok: z.literal(true), data: z.unknown() });

export type Door = {
  /** Null while the program runs without a desk door. */
  deskUrl: string | null;
  token: string;
};

/** Gives commands to a running server over its desk door, `POST /api/<command>` with the bearer token. */
export function createDeskClient(door: Door): Ask {
  return createAsk((name, input) => send(door, name, input, LONG.has(name) ? LONG_PATIENCE_MS : PATIENCE_MS));
}

const Ticket = z.object({ ticket: z.string() });

/** An address of the running server's desk that opens its window in a browser, once. Throws AppError as a command does. */
export async function freshDeskAddress(door: Door): Promise<string> {
  const { ticket } = Ticket.parse(await send(door, 'desk.ticket', {}, PATIENCE_MS));
  return `${door.deskUrl ?? ''}/#${ticket}`;
}

async function send({ deskUrl, token }: Door, name: string, input: unknown, patienceMs: number): Promise<unknown> {
  if (deskUrl === null)
    throw new AppError('unavailable', 'The running Linekeeper has no desk door: stop it first, or use its window.');
  const response = await post(new URL(`/api/${name}`, deskUrl), {
    body: JSON.stringify(input),
    token,
    patienceMs,
  }).catch((error: unknown) => {
    throw new AppError('unavailable', 'The running Linekeeper does not answer on its desk door.', { cause: error });
  });
  return toData(response.statusCode ?? 0, await json(response).catch(() => null));
}

/** Not `fetch`, which gives up after five minutes without an answer, whatever its signal says. */
function post(
  url: URL,
  { body, token, patienceMs }: { body: string; token: string; patienceMs: number },
): Promise<IncomingMessage> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
    'x-linekeeper-asks': 'cli',
  };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(patienceMs) })
      .once('response', resolve)
      .on('error', reject)
      .end(body);
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
