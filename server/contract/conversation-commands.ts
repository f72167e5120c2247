import { z } from 'zod';

import { costCommands } from './costs.ts';
import { Id } from './primitives.ts';
import { Backfill, BackfillPlan, CatchUp, Conversations, Months, CallSound } from './conversations.ts';

const Nothing = z.object({});

/** Calls that come from the provider's list instead of a delivery. */
export const conversationCommands = {
  ...costCommands,
  'conversations.get': { input: Nothing, output: Conversations },
  /** Looks for missed calls now; answers once the provider's list is read. What is missing is fetched after that. */
  'conversations.catch-up': { input: Nothing, output: CatchUp },
  /** Counts the earlier calls; changes nothing. Throws what the provider refuses. */
  'conversations.backfill-plan': { input: z.object({ months: Months }), output: BackfillPlan },
  /** Begins to read earlier calls in, or goes on with it. */
  'conversations.backfill': { input: z.object({ months: Months }), output: Backfill },
  /** What is here already stays. */
  'conversations.backfill-control': {
    input: z.object({ action: z.enum(['pause', 'resume', 'cancel']) }),
    output: Backfill,
  },

  /** Where a call can be heard from, and what was left in it; the sound itself is at `GET /api/calls/{id}/audio`. */
  'calls.recording': { input: z.object({ id: Id }), output: CallSound },
  /** Fetches the recording and keeps it here, sealed. Refused (`not_found`) where the provider has none. */
  'calls.keep-recording': { input: z.object({ id: Id }), output: CallSound },
} as const;
