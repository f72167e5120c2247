import { z } from 'zod';

import { BusinessId, Id } from './primitives.ts';
import { ShownText, TextSettings, TextsState } from './texts.ts';

const business = BusinessId.default('default');

/** Texts about appointments (spec §6). What people answer comes in on the webhook door. */
export const textsCommands = {
  'texts.get': { input: z.object({ business }), output: TextsState },
  /** Refused (`invalid_input`) where the owner's words cannot be used. */
  'texts.save': { input: z.strictObject({ business, settings: TextSettings }), output: TextsState },
  /** The newest first; of one appointment, or of the whole shop. */
  'texts.list': {
    input: z.object({
      business,
      appointmentId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ texts: z.array(ShownText) }),
  },
  /** The words of a text as it would be written by now; null where nothing of it is of use any more. */
  'texts.read': { input: z.object({ id: Id }), output: z.object({ words: z.string().nullable() }) },
} as const;
