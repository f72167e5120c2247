import { z } from 'zod';

import { Turn } from './calls.ts';
import { Id } from './primitives.ts';

/** Something said in a call that goes on, as soon as it is known. `position` counts from 0 and never changes. */
export const LiveTurn = Turn.omit({ role: true }).extend({ role: z.enum(['agent', 'caller']) });
export type LiveTurn = z.infer<typeof LiveTurn>;

/** A call that goes through this computer, while it does and for a little while after. Never stored. */
export const Talk = z.object({
  isOn: z.boolean(),
  /** The last of them; `position` of the first says how many are not held any more. */
  turns: z.array(LiveTurn),
});
export type Talk = z.infer<typeof Talk>;

export const liveCommands = {
  /** What is being said; null where the call does not go through this computer. */
  'calls.live': { input: z.object({ id: Id }), output: z.object({ talk: Talk.nullable() }) },
  /**
   * Begins to listen to a call, or goes on: `sound` then takes the call's place in `GET /api/calls/{id}/audio`, once.
   * It ends with that request, and by itself where this is not asked again, with `sound`, within ten seconds. Refused
   * (`conflict`) where the caller was not told that somebody may hear the call.
   */
  'calls.listen': {
    input: z.object({ id: Id, sound: Id.optional() }),
    output: z.object({ sound: Id }),
  },
} as const;
