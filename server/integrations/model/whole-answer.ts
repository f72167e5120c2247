import { z } from 'zod';

import { ModelFault } from '../../domain/model/chat-model.ts';
import { DONE } from './event-pieces.ts';
import { kindOf } from './model-fault.ts';

/** Far more than is ever spoken in one turn. */
const MOST_BYTES = 1024 * 1024;

const Whole = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        index: z.int().optional(),
        message: z.looseObject({ tool_calls: z.array(z.looseObject({})).nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.unknown().optional(),
});
type Whole = z.infer<typeof Whole>;

/** Servers say of a fault with the status of an answer, too: in OpenAI's shape, or with a word alone. */
const Fault = z.object({ error: z.union([z.string(), z.looseObject({ code: z.unknown().optional() })]) });
const Status = z.coerce.number().int().min(400).max(599);

/** An answer in one piece, as it came and as it reads. Throws `ModelFault`, also for a fault with the status of an answer. */
export async function readWhole(body: AsyncIterable<Uint8Array>): Promise<{ bytes: Uint8Array; answer: Whole }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new ModelFault('unreadable');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return { bytes, answer: answerIn(bytes.toString()) };
}

function answerIn(text: string): Whole {
  const value = parsed(text);
  const fault = Fault.safeParse(value);
  if (fault.success) throw new ModelFault(faultOf(fault.data.error));
  const read = Whole.safeParse(value);
  if (!read.success) throw new ModelFault('unreadable');
  return read.data;
}

function faultOf(error: z.infer<typeof Fault>['error']): ModelFault['kind'] {
  const status = Status.safeParse(typeof error === 'string' ? null : error.code);
  return status.success ? kindOf(status.data) : 'refused';
}

/** The same as the events of a stream: all that is said in one piece, and behind it, as in any stream, why it ends. */
export function toEvents({ choices, usage, ...others }: Whole): Uint8Array[] {
  const said = choices.map(({ index = 0, message: { tool_calls: calls, ...message } }) => ({
    index,
    delta: { ...message, ...(calls && { tool_calls: calls.map((call, at) => ({ ...call, index: at })) }) },
    finish_reason: null,
  }));
  const ended = choices.map(({ index = 0, message, finish_reason: reason }) => {
    const usual = message.tool_calls?.length ? 'tool_calls' : 'stop';
    return { index, delta: {}, finish_reason: reason || usual };
  });
  const chunk = (parts: object): Uint8Array =>
    Buffer.from(`data: ${JSON.stringify({ ...others, object: 'chat.completion.chunk', ...parts })}\n\n`);
  return [chunk({ choices: said }), chunk({ choices: ended, ...(usage !== undefined && { usage }) }), DONE];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ModelFault('unreadable');
  }
}
