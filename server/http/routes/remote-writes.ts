import { AppError, type ErrorCode } from '#contract/errors.ts';
import type { Execute } from '../../execute.ts';
import { createAllowance } from '../allowance.ts';
import type { Answer, BearerAuth, Delivery, WebhookRoute } from '../webhook-route.ts';

type Deps = {
  open: () => boolean;
  tokens: () => readonly string[];
  execute: Execute;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
};

const MAX_BYTES = 16 * 1024;
const PER_MINUTE = 60;
const STATUSES: Partial<Record<ErrorCode, number>> = { invalid_input: 400, not_found: 404, conflict: 409 };

/** Seed 000's two write routes, there only while the owner has opened them: write only, sixty a minute. */
export function remoteWriteRoutes({ open, tokens, execute, now }: Deps): WebhookRoute[] {
  const auth: BearerAuth = { kind: 'bearer', secrets: tokens };
  const mayWrite = createAllowance(PER_MINUTE, now);
  const shared = { method: 'POST', contentType: 'application/json', maxBytes: MAX_BYTES, auth, open } as const;
  const write = async (command: string, input: unknown): Promise<Answer> => {
    if (!mayWrite()) return { status: 429, body: { error: 'too_many_writes' } };
    try {
      await execute(command, input, 'remote');
      return { status: 200, body: { status: 'stored' } };
    } catch (error) {
      const status = error instanceof AppError ? STATUSES[error.code] : undefined;
      if (status === undefined || !(error instanceof AppError)) throw error;
      return { status, body: { error: error.code } };
    }
  };
  return [
    {
      ...shared,
      name: 'remote-memory',
      path: '/api/memory/:phone_hash',
      handle: ({ parameter, query, body }: Delivery) =>
        write('memory.import', {
          ...Object.fromEntries(new URLSearchParams(query)),
          phone_hash: parameter,
          fact: body,
        }),
    },
    {
      ...shared,
      name: 'remote-notes',
      path: '/api/notes',
      // A query that is passed over could name the one business that was meant.
      handle: ({ query, body }: Delivery) =>
        query === '' ? write('notes.add', body) : { status: 400, body: { error: 'invalid_input' } },
    },
  ];
}
