import { z } from 'zod';

import { Handover, SavedLine, ShownLine } from './lines.ts';
import { BusinessId, Id } from './primitives.ts';

export const linesCommands = {
  /** The numbers of a shop, or of all, and how each is answered. */
  'lines.list': {
    input: z.object({ business: BusinessId.optional() }),
    output: z.object({ lines: z.array(ShownLine) }),
  },
  /** Refused (`conflict`) where the line was changed since the revision that is meant. */
  'lines.save': { input: SavedLine, output: ShownLine },
  /** Ends a call that is going on. Refused (`conflict`) for one that is over. */
  'calls.end': { input: z.object({ id: Id }), output: z.object({}) },
  /** Whom a live call could be put through to. */
  'calls.transfer-options': {
    input: z.object({ id: Id }),
    output: z.object({ people: z.array(z.object({ id: Id, name: z.string(), maskedNumber: z.string() })) }),
  },
  /**
   * Takes a live call from the agent and rings this person; where they do not answer, the caller may leave a message.
   * Refused (`conflict`) for a call that is over.
   */
  'calls.transfer': { input: z.object({ id: Id, personId: Id }), output: z.object({}) },
  /** To whom a live call was put through, and what they should know; null where it was not. */
  'calls.handover': { input: z.object({ id: Id }), output: z.object({ handover: Handover.nullable() }) },
} as const;
