import type { OpenAI } from 'openai';

import { ModelFault, type ChatModel, type ChatPart } from '../../domain/model/chat-model.ts';
import { CHAT_LIMITS, watchOver, type ChatLimits } from './chat-limits.ts';
import { createAnswerReader, toAsked } from './chat-wire.ts';
import { createModelClient, type ModelAddress } from './client.ts';
import { toFault } from './model-fault.ts';
import { withSecondTry } from './second-try.ts';

type Options = ModelAddress & { model: string; limits?: Partial<ChatLimits> };
type Asked = Parameters<OpenAI['chat']['completions']['create']>[0] & { stream: true };
type Watch = ReturnType<typeof watchOver>;
type Chunks = AsyncIterable<OpenAI.Chat.ChatCompletionChunk>;

/** The owner's model, whichever server speaks for it. */
export function createChatModel({ model, limits: changed, ...address }: Options): ChatModel {
  const limits = { ...CHAT_LIMITS, ...changed };
  const open = createModelClient(address, limits);

  async function ask(asked: Asked, signal: AbortSignal): Promise<Chunks> {
    const client = await open();
    return withSecondTry<Chunks>(() => client.chat.completions.create(asked, { signal }), signal);
  }

  return {
    async *stream(request, asker) {
      if (asker.aborted) return;
      const watch = watchOver(asker, limits);
      let hasBegun = false;
      try {
        const chunks = await ask(toAsked(request, model, address.baseUrl), watch.signal);
        hasBegun = true;
        for await (const part of partsOf(chunks, watch)) {
          if (asker.aborted) return;
          yield part;
        }
      } catch (error) {
        if (asker.aborted) return;
        throw toFault(error, { isLate: watch.isLate(), hasBegun });
      } finally {
        watch.end();
      }
    },
  };
}

async function* partsOf(
  chunks: Chunks,
  { goesOn, finishes }: Pick<Watch, 'goesOn' | 'finishes'>,
): AsyncIterable<ChatPart> {
  const reader = createAnswerReader();
  let isNothing = true;
  try {
    for await (const chunk of chunks) {
      isNothing = false;
      const { text, isNews, isThought } = reader.read(chunk);
      if (isNews) goesOn();
      if (reader.isOver()) finishes();
      if (isThought) yield { kind: 'thought' };
      if (text !== '') yield { kind: 'text', text };
    }
  } catch (error) {
    // Once the model has said that it is done, its server may end the answer as it likes.
    if (!reader.isOver()) throw error;
  }
  if (!reader.isOver()) throw new ModelFault(isNothing ? 'unreadable' : 'cut');
  yield* reader.rest();
}
