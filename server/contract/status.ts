import { z } from 'zod';

import { Condition } from './condition.ts';
import { Instant, Sentence } from './primitives.ts';
import { TunnelStatus } from './tunnel.ts';

/** What does not work now, and why. `at` is the place in a file of the owner's that it is about. */
export const Problem = Sentence.extend({ at: z.object({ file: z.string(), line: z.int() }).nullable() });
export type Problem = z.infer<typeof Problem>;

/** The state of the whole program, as the owner's API and the window show it. */
export const Status = z.object({
  version: z.string(),
  startedAt: Instant,
  demo: z.boolean(),
  doors: z.object({
    webhookUrl: z.string().nullable(),
    deskUrl: z.string().nullable(),
    publicUrl: z.string().nullable(),
  }),
  tunnel: TunnelStatus,
  /** The same in one state and one sentence, for the tray. */
  condition: Condition,
  database: z.object({
    ok: z.boolean(),
    schemaVersion: z.int(),
    calls: z.int(),
    callers: z.int(),
    inboxWaiting: z.int(),
    inboxParked: z.int(),
  }),
  problems: z.array(Problem),
  lastDeliveries: z.array(z.object({ route: z.string(), at: Instant, status: z.int(), milliseconds: z.number() })),
  remoteWrites: z.boolean(),
});
export type Status = z.infer<typeof Status>;
