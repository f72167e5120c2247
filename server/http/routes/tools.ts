import { z } from 'zod';

import { SlotId } from '#contract/primitives.ts';
import { toSlotId } from '../../domain/slots.ts';
import { callId } from '../../integrations/elevenlabs/ring.ts';
import type { CallClue } from '../../services/call-finder.ts';
import { TEMPORARILY_UNAVAILABLE, type ToolAnswer, type ToolDesk } from '../../services/tool-desk.ts';
import type { Answer, Delivery, WebhookRoute } from '../webhook-route.ts';

type Deps = { tools: ToolDesk; secrets: () => readonly string[] };

const MAX_BYTES = 64 * 1024;

/** Models write booleans and numbers where words are wanted; both are read as the words they are. */
const Words = z.coerce.string().trim().max(2000);
const Slot = z.preprocess((given) => (typeof given === 'string' ? toSlotId(given) : given), SlotId);

const Recall = z.looseObject({ query: Words.min(1) });
const Remember = z.looseObject({ slot: Slot.default('remark'), value: Words.min(1), about: Words.default('self') });
const Correct = z.looseObject({ slot: Slot, value: Words.min(1), about: Words.default('self') });
const Message = z.looseObject({ message: Words.min(1), due: z.iso.date().nullish().catch(null) });

/**
 * The agent's memory tools (spec §4.6). The provider's system variables say which call it is; everything else in the
 * body is the model's and is believed by nobody.
 */
export function toolRoute({ tools, secrets }: Deps): WebhookRoute {
  const run: Record<string, (clue: CallClue, body: unknown) => ToolAnswer | null> = {
    recall: (clue, body) => withInput(Recall, body, ({ query }) => tools.recall(clue, query)),
    remember: (clue, body) => withInput(Remember, body, (given) => tools.remember(clue, given)),
    correct: (clue, body) => withInput(Correct, body, (given) => tools.correct(clue, given)),
    take_message: (clue, body) =>
      withInput(Message, body, ({ message, due }) => tools.takeMessage(clue, { message, due: due ?? null })),
  };
  return {
    name: 'tools',
    method: 'POST',
    path: '/tools/:tool',
    contentType: 'application/json',
    maxBytes: MAX_BYTES,
    auth: { kind: 'header', header: 'x-linekeeper-secret', secrets },
    handle({ parameter, body }: Delivery): Answer {
      const tool = parameter !== null && Object.hasOwn(run, parameter) ? run[parameter] : undefined;
      const about = clueOf(body);
      if (!tool) return answer({ success: false, error: 'There is no such tool.', code: 'UNKNOWN_TOOL' }, about);
      return answer(tool(about, body) ?? INVALID, about);
    },
  };
}

/**
 * A refusal is an answer too: an agent that gets an error status says nothing useful to the caller. Only a fault of ours
 * is 503 (spec §3), with the same kind of body.
 */
function answer(body: ToolAnswer, about: CallClue): Answer {
  const isOurFault = !body.success && body.code === TEMPORARILY_UNAVAILABLE;
  return { status: isOurFault ? 503 : 200, body, about };
}

const INVALID: ToolAnswer = {
  success: false,
  error: 'Something was missing in the request.',
  code: 'VALIDATION_ERROR',
};

function withInput<T>(schema: z.ZodType<T>, body: unknown, use: (input: T) => ToolAnswer): ToolAnswer | null {
  const parsed = schema.safeParse(body);
  return parsed.success ? use(parsed.data) : null;
}

function clueOf(body: unknown): CallClue {
  const given = (name: string): string | null =>
    typeof body === 'object' && body !== null && name in body ? callId((body as Record<string, unknown>)[name]) : null;
  return {
    callRef: given('call_ref'),
    callSid: given('call_sid') ?? given('system__call_sid'),
    conversationId: given('conversation_id') ?? given('system__conversation_id'),
  };
}
