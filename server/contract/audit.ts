import { z } from 'zod';

import { Instant, Page } from './primitives.ts';

/** Who gave a command: the window, a program with the token, the command line, a script from outside, or we ourselves. */
export const AuditWho = z.enum(['window', 'api', 'cli', 'remote', 'program', 'staff']);
export type AuditWho = z.infer<typeof AuditWho>;

/** What was seen or changed; nothing of what stood in it. */
export const AuditLine = z.object({
  id: z.string(),
  at: Instant,
  who: AuditWho,
  did: z.enum(['saw', 'changed']),
  /** The command, such as `callers.get`. */
  action: z.string(),
  /** Our own opaque id of what it was about; of somebody who was forgotten, the id of their certificate. */
  subject: z.string().nullable(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const auditCommands = {
  /** Newest first. */
  'audit.list': { input: Page, output: z.object({ lines: z.array(AuditLine), nextCursor: z.string().nullable() }) },
} as const;
