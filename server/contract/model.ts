import { z } from 'zod';

const Nothing = z.object({});

/** The owner's own model, as the window may see it. Its key is a secret like the others: see `ShownSecret`. */
export const ModelSettings = z.object({
  /** Of a server that speaks OpenAI's protocol. */
  baseUrl: z.string().nullable(),
  name: z.string().nullable(),
  /** The variable of the environment that decides it in the window's place. */
  setBy: z.object({ baseUrl: z.string().nullable(), name: z.string().nullable() }),
  /**
   * Its key goes to the address it was entered for, and to no other: `elsewhere` was entered for another one,
   * `unaddressed` is the environment's, which names no address beside it.
   */
  key: z.enum(['none', 'sent', 'elsewhere', 'unaddressed']),
  /** Whether it runs on this computer, so that no word of a caller leaves it; null without an address. */
  isHere: z.boolean().nullable(),
});
export type ModelSettings = z.infer<typeof ModelSettings>;

const ModelChange = z.strictObject({
  baseUrl: z.string().max(500).nullable(),
  name: z.string().max(200).nullable(),
});

/** What the model was seen to do. */
export const ModelAbilities = z.object({
  /** Until its first word; null where none came in time. */
  firstMs: z.int().nullable(),
  /** Whether its words come as it thinks of them. */
  streams: z.boolean(),
  /** Whether it thinks before it speaks, which a caller hears as silence. */
  thinks: z.boolean(),
  /** Whether it can ask for the agent's tools; null where its thoughts were not over in time. */
  tools: z.boolean().nullable(),
  /** Whether it says what an answer cost. */
  usage: z.boolean(),
});
export type ModelAbilities = z.infer<typeof ModelAbilities>;

export const modelCommands = {
  'model.get': { input: Nothing, output: ModelSettings },
  /** In force at once. Refused (`conflict`) for what the environment decides. */
  'model.save': { input: ModelChange, output: ModelSettings },
  /** The models that its server offers; nothing of a caller is told to it. Throws `unavailable` where it does not say. */
  'model.list': { input: Nothing, output: z.object({ models: z.array(z.string()) }) },
  /** Asks the chosen model two small things. Throws `unavailable` where it does not answer at all. */
  'model.probe': { input: Nothing, output: ModelAbilities },
} as const;
