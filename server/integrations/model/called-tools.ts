import type { OpenAI } from 'openai';

import type { ToolCall } from '../../domain/model/chat-model.ts';

/** As servers send it: some leave out the place, some the id, some count every call as the first. */
type Piece = Partial<OpenAI.Chat.ChatCompletionChunk.Choice.Delta.ToolCall>;

/** Puts the tool calls of an answer together out of their pieces, and keeps apart what are several. */
export function createCalledTools() {
  const calls: { index: number | undefined; call: ToolCall }[] = [];

  /** The call that a piece belongs to; none: it begins another. */
  function callOf({ index, id, function: called }: Piece): ToolCall | undefined {
    const near = index === undefined ? calls : calls.filter((one) => one.index === index);
    const last = near.at(-1)?.call;
    if (last === undefined) return undefined;
    const isNamed = Boolean(called?.name);
    // A name is told once: with another id, or where no place is told, it is another call.
    if (id) return near.find(({ call }) => call.id === id)?.call ?? (isNamed && last.id !== '' ? undefined : last);
    return index === undefined && isNamed ? undefined : last;
  }

  return {
    add(piece: Piece): void {
      let call = callOf(piece);
      if (call === undefined) {
        call = { id: '', name: '', input: '' };
        calls.push({ index: piece.index, call });
      }
      call.id ||= piece.id ?? '';
      call.name ||= piece.function?.name ?? '';
      call.input += piece.function?.arguments ?? '';
    },
    hasAny: (): boolean => calls.length > 0,
    /** Each with an id of its own: what came of it is told to the model by that. */
    whole: (): ToolCall[] =>
      calls.map(({ call }, at) => ({ ...call, id: call.id || `call_${at + 1}` })).filter(({ name }) => name !== ''),
  };
}
