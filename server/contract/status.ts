import { z } from 'zod';

import { Instant } from './primitives.ts';

/** The state of the whole program, as the owner's API and later the tray show it. */
export const Status = z.object({
  version: z.string(),
  startedAt: Instant,
  demo: z.boolean(),
  doors: z.object({
    webhookUrl: z.string().nullable(),
    deskUrl: z.string().nullable(),
    publicUrl: z.string().nullable(),
  }),
  tunnel: z.object({ state: z.enum(['off', 'stopped', 'starting', 'reachable', 'degraded', 'failed']) }),
  database: z.object({
    ok: z.boolean(),
    schemaVersion: z.int(),
    calls: z.int(),
    callers: z.int(),
    inboxWaiting: z.int(),
    inboxParked: z.int(),
  }),
  /** One sentence each, in the owner's words: what does not work now, and why. */
  problems: z.array(z.string()),
  lastDeliveries: z.array(z.object({ route: z.string(), at: Instant, status: z.int(), milliseconds: z.number() })),
  remoteWrites: z.boolean(),
});
export type Status = z.infer<typeof Status>;
