export type ErrorCode = 'invalid_input' | 'unauthorized' | 'not_found' | 'conflict' | 'unavailable' | 'internal';

/** An expected failure whose message is safe to show. Anything else is a bug and stays private. */
export class AppError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** Errors cross HTTP and IPC as data, because no transport keeps the Error class. */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: { code: ErrorCode; message: string } };

/** The data of a reply, or its error thrown as what it was before it crossed. */
export function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.data;
  throw new AppError(reply.error.code, reply.error.message);
}
