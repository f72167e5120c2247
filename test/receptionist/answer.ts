import { z } from 'zod';

/** As much of the answer to a ring (elevenlabs.md §1.4) as the scorer reads; a wrong shape stops the run. */
export const Answer = z.looseObject({
  type: z.literal('conversation_initiation_client_data'),
  dynamic_variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  user_id: z.string().optional(),
  conversation_config_override: z
    .looseObject({
      agent: z
        .looseObject({
          first_message: z.string().optional(),
          prompt: z.looseObject({ prompt: z.string().optional() }).optional(),
        })
        .optional(),
    })
    .optional(),
});
export type Answer = z.infer<typeof Answer>;

/** Marks of the fence around recalled text, as the agent sees them. */
const OPENS = '<<<';
const CLOSES = '>>> END OF NOTES';

/** An answer taken apart: what stands as data within the fence, and everything else the agent is told. */
export type Told = {
  facts: string[];
  outside: string[];
  /** Everything, for what may stand nowhere at all. */
  all: string[];
  memory: string;
  userId: string | null;
  /** False when a fence is missing, doubled, or holds a line that is no item of its list. */
  fenced: boolean;
};

export function readAnswer(answer: Answer): Told {
  const { caller_memory: memory = '', ...variables } = answer.dynamic_variables;
  const agent = answer.conversation_config_override?.agent;
  const prompt = agent?.prompt?.prompt ?? '';
  const inMemory = takeApart(String(memory));
  const inPrompt = prompt === '' ? inMemory : takeApart(prompt);
  const spoken = [agent?.first_message ?? '', ...Object.values(variables).map(String), answer.user_id ?? ''];
  const others = JSON.stringify({ ...answer, conversation_config_override: null, dynamic_variables: null });
  return {
    facts: inMemory.items,
    outside: [...inMemory.outside, ...inPrompt.outside, ...spoken, others],
    all: [String(memory), prompt, ...spoken, others],
    memory: String(memory),
    userId: answer.user_id ?? null,
    fenced: inMemory.whole && inPrompt.whole,
  };
}

type Apart = { items: string[]; outside: string[]; whole: boolean };

/** The fenced items of a text, and all its other lines. */
function takeApart(text: string): Apart {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const opening = lines.findIndex((line) => line.startsWith(OPENS));
  const closing = lines.indexOf(CLOSES);
  const within = lines.slice(opening + 1, closing);
  const marks = lines.filter((line) => /<<<|>>>/.test(line)).length;
  const whole =
    opening >= 0 &&
    closing > opening &&
    marks === 2 &&
    within.every((line) => line.startsWith('- ') && !/[#`{}]{2}/.test(line));
  if (opening < 0 || closing < opening) return { items: [], outside: lines, whole: false };
  return { items: within, outside: [...lines.slice(0, opening), ...lines.slice(closing)], whole };
}
