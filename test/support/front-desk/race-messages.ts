import { z } from 'zod';

/** What a process that holds the database is told of a round. */
export const Round = z.object({ start: z.string(), ids: z.array(z.string()).default([]) });
export type Round = z.infer<typeof Round>;

/** What a process that asks over HTTP is told of a round. */
export const Requests = z.array(
  z.object({ url: z.string(), headers: z.record(z.string(), z.string()), body: z.unknown() }),
);
export type Requests = z.infer<typeof Requests>;

/** What that process was answered, in the order of what it asked. */
export const Replies = z.array(z.object({ status: z.number(), reply: z.unknown() }));
export type Replies = z.infer<typeof Replies>;
