import type { Told } from './told.ts';

export type ErrorCode =
  | 'invalid_input'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'unavailable'
  | 'internal';

/** Why, for a window that speaks another language than the message. */
export type Reason = Pick<Told, 'code' | 'values'>;

type Options = ErrorOptions & { reason?: Reason | undefined };

/** An expected failure whose message is safe to show. Anything else is a bug and stays private. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** What the window says it by. Only what never gets there, such as why a start failed, has none. */
  readonly reason: Reason | undefined;
  constructor(code: ErrorCode, message: string, { reason, ...options }: Options = {}) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.reason = reason && { code: reason.code, values: reason.values };
  }
}

/** The sentence of a failure that somebody foresaw; null for a bug, and for what never gets to the window. */
export function toldBy(error: unknown): Told | null {
  if (!(error instanceof AppError) || !error.reason) return null;
  return { ...error.reason, sentence: error.message };
}

/** The failure that a sentence tells of. `message` says more, for the API and the command line. */
export function refused(code: ErrorCode, told: Told, more: ErrorOptions & { message?: string } = {}): AppError {
  const { message = told.sentence, ...options } = more;
  return new AppError(code, message, { ...options, reason: told });
}

export type Failure = { code: ErrorCode; message: string; reason?: Reason | undefined };

/** Errors cross HTTP and IPC as data, because no transport keeps the Error class. */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** The error as it crosses. */
export function toFailure({ code, message, reason }: AppError): Failure {
  return { code, message, ...(reason && { reason }) };
}

/** The data of a reply, or its error thrown as what it was before it crossed. */
export function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.data;
  const { code, message, reason } = reply.error;
  throw new AppError(code, message, { reason });
}
