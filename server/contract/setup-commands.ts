import { z } from 'zod';

import { BusinessId } from './primitives.ts';
import { SetupDraft } from './setup.ts';

const business = BusinessId.default('default');

export const setupCommands = {
  /** Where the owner left the wizard; null where nothing was begun, or it was finished. */
  'setup.get': { input: z.object({ business }), output: z.object({ draft: SetupDraft.nullable() }) },
  /** Keeps it, sealed, over a restart; null forgets it. */
  'setup.keep': {
    input: z.object({ business, draft: SetupDraft.nullable() }),
    output: z.object({ draft: SetupDraft.nullable() }),
  },
} as const;
