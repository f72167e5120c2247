import { z } from 'zod';

import { BusinessId, Id, Sentence } from './primitives.ts';

/** A soul template by its file, without its ending; `soul` is the one of every business that names none. */
export const SoulName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and -');

/** Long enough that a template beyond the limit is refused in words, rather than by its form. */
export const SoulText = z.string().max(100_000);

export const SoulProblem = Sentence.extend({ line: z.int() });
export type SoulProblem = z.infer<typeof SoulProblem>;

export const SoulEntry = z.object({ name: SoulName, usedBy: z.array(BusinessId) });
export type SoulEntry = z.infer<typeof SoulEntry>;

/** A template to be saved. `over` is the text that was changed, null for one that is new; left out, it replaces any. */
export const SavedSoul = z.object({ name: SoulName, text: SoulText, over: SoulText.nullable().optional() });

/** The prompt as one caller's agent would be given it, and what is wrong with the template. */
export const SoulPreview = z.object({ prompt: z.string(), tokens: z.int(), problems: z.array(SoulProblem) });
export type SoulPreview = z.infer<typeof SoulPreview>;

export const PreviewedSoul = z.object({ text: SoulText, businessId: BusinessId, callerId: Id.nullable() });
