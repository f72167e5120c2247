import { z } from 'zod';

import { SlotId } from '#contract/primitives.ts';
import { isDeskTool } from '../../domain/front-desk/tools/names.ts';
import { toSlotId } from '../../domain/slots.ts';
import type { ToolPlace } from '../../services/desk-tool-case.ts';
import type { DeskTools } from '../../services/desk-tools.ts';
import { TEMPORARILY_UNAVAILABLE, type ToolAnswer, type ToolDesk } from '../../services/tool-desk.ts';

type Deps = { tools: ToolDesk; deskTools: DeskTools };
export type ToolCaller = (name: string, place: ToolPlace, body: unknown) => ToolAnswer;

/** Models write booleans and numbers where words are wanted; both are read as the words they are. */
const Words = z.coerce.string().trim().max(2000);
const Slot = z.preprocess((given) => (typeof given === 'string' ? toSlotId(given) : given), SlotId);

const Recall = z.looseObject({ query: Words.min(1) });
const Remember = z.looseObject({ slot: Slot.default('remark'), value: Words.min(1), about: Words.default('self') });
const Correct = z.looseObject({ slot: Slot, value: Words.min(1), about: Words.default('self') });
const Message = z.looseObject({ message: Words.min(1), due: z.iso.date().nullish().catch(null) });

/** Every tool of the agent's by its name, whatever address it is called at. A name that is none is an answer too. */
export function createToolCaller({ tools, deskTools }: Deps): ToolCaller {
  const memory: Record<string, (place: ToolPlace, body: unknown) => ToolAnswer | null> = {
    recall: ({ clue }, body) => withInput(Recall, body, ({ query }) => tools.recall(clue, query)),
    remember: ({ clue }, body) => withInput(Remember, body, (given) => tools.remember(clue, given)),
    correct: ({ clue }, body) => withInput(Correct, body, (given) => tools.correct(clue, given)),
    take_message: ({ clue }, body) =>
      withInput(Message, body, ({ message, due }) => tools.takeMessage(clue, { message, due: due ?? null })),
  };
  return (name, place, body) => {
    if (isDeskTool(name)) return deskTools(name, place, body);
    const tool = Object.hasOwn(memory, name) ? memory[name] : undefined;
    if (!tool) return { success: false, error: 'There is no such tool.', code: 'UNKNOWN_TOOL' };
    return tool(place, body) ?? INVALID;
  };
}

/** A refusal is an answer, as 200: an agent that gets an error status says nothing useful. Only a fault of ours is 503. */
export function statusOf(body: ToolAnswer): 200 | 503 {
  return !body.success && body.code === TEMPORARILY_UNAVAILABLE ? 503 : 200;
}

export const INVALID: ToolAnswer = {
  success: false,
  error: 'Something was missing in the request.',
  code: 'VALIDATION_ERROR',
};

function withInput<T>(schema: z.ZodType<T>, body: unknown, use: (input: T) => ToolAnswer): ToolAnswer | null {
  const parsed = schema.safeParse(body);
  return parsed.success ? use(parsed.data) : null;
}
