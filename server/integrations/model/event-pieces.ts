import { ModelFault } from '../../domain/model/chat-model.ts';

/** Longer than any piece of an answer; a server that goes on without an end of line must not fill the memory. */
const LONGEST_EVENT = 1024 * 1024;
const END = /\r?\n\r?\n/gu;
const BLANK_LINE = Buffer.from('\n\n');

/** The last event of a stream. */
export const DONE: Uint8Array = Buffer.from('data: [DONE]\n\n');

/** `finish`: the model says that it is done; `done`: its server says so of the stream. */
type Kind = 'more' | 'finish' | 'done';

/**
 * The events of a stream as they came, byte for byte: each leaves as soon as it is whole. Throws `ModelFault` at one
 * that is no answer, which is not passed on, and where the stream ends before the answer does. Once the model has said
 * that it is done, nothing is a fault any more: servers hold the connection, or leave out the last event or its blank
 * line, which are put in. `onFinish` is told of that moment, so that `bytes` can be given an end.
 */
export async function* wholeEvents(bytes: AsyncIterable<Uint8Array>, onFinish: () => void): AsyncIterable<Uint8Array> {
  const cutter = createCutter();
  let reached = 'more' as Kind;
  function reach(kind: Kind): void {
    if (reached === 'more' && kind !== 'more') onFinish();
    if (kind !== 'more') reached = kind;
  }
  const isDone = (): boolean => reached === 'done';
  try {
    for await (const chunk of bytes) {
      // What follows the last event is read all the same: a connection that is read to its end can be used again.
      if (isDone()) continue;
      for (const event of cutter.take(chunk)) {
        reach(kindOf(event));
        yield event;
        if (isDone()) break;
      }
      if (isDone() || !isDoneWithoutBlank(cutter.rest())) continue;
      reach('done');
      yield DONE;
    }
  } catch (error) {
    if (reached === 'more') throw error;
  }
  if (isDone()) return;
  const last = cutter.rest();
  const kind = last.length === 0 ? null : kindOrNone(last);
  if (kind === 'finish') reach(kind);
  if (reached === 'more') throw new ModelFault('cut');
  if (kind !== null) yield Buffer.concat([last, BLANK_LINE]);
  yield DONE;
}

/** Puts bytes together until an event is whole. */
function createCutter() {
  let rest: Buffer = Buffer.alloc(0);
  return {
    /** Whole events, with the blank line behind each. */
    *take(chunk: Uint8Array): Iterable<Buffer> {
      rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
      const all = rest;
      let sent = 0;
      // As Latin-1 a byte is a character, so that places in the text are places in the bytes.
      for (const { index, 0: end } of all.toString('latin1').matchAll(END)) {
        const next = index + end.length;
        rest = all.subarray(next);
        yield all.subarray(sent, next);
        sent = next;
      }
      if (rest.length > LONGEST_EVENT) throw new ModelFault('unreadable');
    },
    rest: (): Buffer => rest,
  };
}

/** Null: half an event. */
function kindOrNone(event: Buffer): Kind | null {
  try {
    return kindOf(event);
  } catch {
    return null;
  }
}

/** Throws where it is no piece of an answer. */
function kindOf(event: Buffer): Kind {
  const data = dataOf(event);
  if (data === '') return 'more';
  if (data === '[DONE]') return 'done';
  const piece = parsed(data);
  if ('error' in piece && piece.error !== null) throw new ModelFault('cut');
  const choices = 'choices' in piece && Array.isArray(piece.choices) ? (piece.choices as unknown[]) : [];
  return choices.some((choice) => isFinished(choice)) ? 'finish' : 'more';
}

function isDoneWithoutBlank(rest: Buffer): boolean {
  return rest.length > 0 && rest.length < 2 * DONE.length && dataOf(rest) === '[DONE]';
}

function dataOf(event: Buffer): string {
  return event
    .toString()
    .split(/\r?\n/u)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .join('\n');
}

/** Some servers send an empty reason with every piece. */
function isFinished(choice: unknown): boolean {
  const reason = typeof choice === 'object' && choice !== null && 'finish_reason' in choice && choice.finish_reason;
  return typeof reason === 'string' && reason !== '';
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
