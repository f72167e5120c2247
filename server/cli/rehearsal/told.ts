import { z } from 'zod';

import { AppError } from '#contract/errors.ts';

const Value = z.union([z.string(), z.number(), z.boolean()]);

/** The answer ElevenLabs accepts (elevenlabs.md §1.4); anything else would end a real call, so it ends a rehearsal. */
const Answer = z.strictObject({
  type: z.literal('conversation_initiation_client_data'),
  dynamic_variables: z.record(z.string(), Value),
  conversation_config_override: z
    .strictObject({
      agent: z
        .strictObject({
          first_message: z.string().optional(),
          language: z.string().optional(),
          prompt: z.strictObject({ prompt: z.string() }).optional(),
        })
        .optional(),
      tts: z.strictObject({ voice_id: z.string() }).optional(),
    })
    .optional(),
  user_id: z.string().optional(),
  branch_id: z.string().optional(),
  environment: z.string().optional(),
  custom_llm_extra_body: z.record(z.string(), z.unknown()).optional(),
});
export type Answer = z.infer<typeof Answer>;

/** What the agent knows when it picks up. Secret variables are left out. */
export type Told = { firstMessage: string; memory: string[]; variables: Record<string, string | number | boolean> };

/** @throws AppError `unavailable` when the provider would not accept the answer. */
export function readAnswer(body: unknown): Answer {
  const answer = Answer.safeParse(body);
  if (answer.success) return answer.data;
  const fields = answer.error.issues.map((issue) => issue.path.join('.') || 'the whole body').join(', ');
  throw new AppError('unavailable', `The answer to the ringing phone is not what ElevenLabs accepts (${fields}).`);
}

/** The words the agent starts with, and its memory line by line. */
export function toTold(answer: Answer): Told {
  const variables = Object.fromEntries(
    Object.entries(answer.dynamic_variables).filter(([name]) => !name.startsWith('secret__')),
  );
  const spoken = answer.conversation_config_override?.agent?.first_message ?? variables['greeting'] ?? '';
  const memory = String(variables['caller_memory'] ?? '').split('\n');
  return { firstMessage: String(spoken), memory: memory.filter((line) => line.trim() !== ''), variables };
}
