import { z } from 'zod';

import { BusinessId } from './primitives.ts';
import { AgentNow, SetupDraft } from './setup.ts';

const business = BusinessId.default('default');

export const setupCommands = {
  /** Where the owner left the wizard; null where nothing was begun, or it was finished. */
  'setup.get': { input: z.object({ business }), output: z.object({ draft: SetupDraft.nullable() }) },
  /** Keeps it, sealed, over a restart; null forgets it. */
  'setup.keep': {
    input: z.object({ business, draft: SetupDraft.nullable() }),
    output: z.object({ draft: SetupDraft.nullable() }),
  },
  /** Asks the provider what an agent says now. Nothing is changed there. */
  'setup.agent': { input: z.object({ id: z.string().min(1).max(120) }), output: AgentNow },
} as const;
