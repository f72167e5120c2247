import { ModelFault } from '../../domain/model/chat-model.ts';

/** Longer than any piece of an answer; a server that goes on without an end of line must not fill the memory. */
const LONGEST_EVENT = 1024 * 1024;
const END = /\r?\n\r?\n/gu;

/**
 * The events of a stream as they came, byte for byte: each leaves as soon as it is whole. Throws `ModelFault` at one
 * that is no answer, which is not passed on, and where the stream ends before the answer does.
 */
export async function* wholeEvents(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let rest = Buffer.alloc(0);
  let isOver = false;
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    // As Latin-1 a byte is a character, so that places in the text are places in the bytes.
    const text = rest.toString('latin1');
    let sent = 0;
    for (const { index, 0: end } of text.matchAll(END)) {
      isOver = isLast(rest.subarray(sent, index).toString()) || isOver;
      const next = index + end.length;
      yield rest.subarray(sent, next);
      sent = next;
    }
    rest = rest.subarray(sent);
    if (rest.length > LONGEST_EVENT) throw new ModelFault('unreadable');
  }
  if (!isOver || rest.length > 0) throw new ModelFault('cut');
}

/** Whether the model says with it that it is done. Throws where it is no piece of an answer. */
function isLast(event: string): boolean {
  const data = event
    .split(/\r?\n/u)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .join('\n');
  if (data === '') return false;
  if (data === '[DONE]') return true;
  const piece = parsed(data);
  if ('error' in piece && piece.error !== null) throw new ModelFault('cut');
  const choices = 'choices' in piece && Array.isArray(piece.choices) ? (piece.choices as unknown[]) : [];
  return choices.some((choice) => isFinished(choice));
}

function isFinished(choice: unknown): boolean {
  const reason = typeof choice === 'object' && choice !== null && 'finish_reason' in choice && choice.finish_reason;
  return typeof reason === 'string';
}

function parsed(data: string): object {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // The same as any other that is no piece of an answer.
  }
  throw new ModelFault('unreadable');
}
