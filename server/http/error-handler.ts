import type { ErrorRequestHandler, Response } from 'express';

import { AppError, refused, toFailure, type ErrorCode, type Reply } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { expectsReply } from './reply-paths.ts';

const statuses: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
  internal: 500,
};

/** What Express's body parser and router call a bad request, in our words. Their own messages may quote the request. */
const bodyFaults: Readonly<Record<number, Told>> = {
  400: tell('request_unreadable'),
  413: tell('request_too_large'),
  415: tell('request_not_json'),
};

/** Sends `{ error: { code, message, reason } }`, the one shape of every failure on the desk door; to a command as a `Reply`. */
export function sendError(res: Response, status: number, failure: AppError): void {
  const error = toFailure(failure);
  const body = JSON.stringify(expectsReply(res.req) ? ({ ok: false, error } satisfies Reply<never>) : { error });
  res.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  });
  res.end(body);
}

/** The last stop of the desk door: expected failures by their code; all else is reported in full and told in one line. */
export function createErrorHandler({ report }: { report: (error: unknown) => void }): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    if (!(error instanceof AppError) && bodyFault(error) === null) report(error);
    if (res.headersSent) return void res.destroy(); // half an answer must not look like a whole one
    if (error instanceof AppError) return sendError(res, statuses[error.code], error);
    const status = bodyFault(error);
    const told = status === null ? undefined : bodyFaults[status];
    if (status !== null && told) return sendError(res, status, refused('invalid_input', told));
    return sendError(res, 500, refused('internal', tell('something_wrong')));
  };
}

/** The status of an `http-errors` style error that blames the request, else null. */
function bodyFault(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return error.status in bodyFaults ? error.status : null;
}
