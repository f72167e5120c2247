import { z } from 'zod';

import { Id, Instant, Page } from './primitives.ts';

/**
 * Who gave a command: the owner at a window, staff at one, a program with the token, the command line, a script from
 * outside, or we ourselves. Where no PIN is set, whoever is at a window is the owner.
 */
export const AuditWho = z.enum(['owner', 'staff', 'api', 'cli', 'remote', 'program']);
export type AuditWho = z.infer<typeof AuditWho>;

/** What was seen or changed, or asked for and not given; nothing of what stood in it. */
export const AuditLine = z.object({
  id: z.string(),
  at: Instant,
  who: AuditWho,
  /** `refused`: asked for by staff, and the owner's alone. */
  did: z.enum(['saw', 'changed', 'refused']),
  /** The command, such as `callers.get`, or what was done with the PIN, such as `access.pin-wrong`. */
  action: z.string(),
  /** Our own opaque id of what it was about; of somebody who was forgotten, the id of their certificate. */
  subject: z.string().nullable(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const auditCommands = {
  /** Newest first; `subject`: what was about one of our own ids. */
  'audit.list': {
    input: Page.extend({ since: Instant.optional(), subject: Id.optional() }),
    output: z.object({ lines: z.array(AuditLine), nextCursor: z.string().nullable() }),
  },
} as const;
