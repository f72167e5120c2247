import { z } from 'zod';

const Variable = z.union([z.string(), z.number(), z.boolean()]);
const Agent = z.strictObject({
  first_message: z.string().optional(),
  language: z.string().optional(),
  prompt: z.strictObject({ prompt: z.string() }).optional(),
});

/** The answer to a ringing phone, written down from elevenlabs.md §1.4 and not from our own code. */
export const AnswerSchema = z.strictObject({
  type: z.literal('conversation_initiation_client_data'),
  dynamic_variables: z.record(z.string(), Variable),
  conversation_config_override: z
    .strictObject({ agent: Agent.optional(), tts: z.strictObject({ voice_id: z.string() }).optional() })
    .optional(),
  user_id: z.string().optional(),
  branch_id: z.string().optional(),
  environment: z.string().optional(),
});
export type RingAnswer = z.infer<typeof AnswerSchema>;
