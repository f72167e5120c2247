import { setTimeout as pause } from 'node:timers/promises';
import type { OpenAI } from 'openai';

import { ModelFault, type ChatModel, type ChatPart } from '../../domain/model/chat-model.ts';
import { CHAT_LIMITS, watchOver, type ChatLimits } from './chat-limits.ts';
import { createAnswerReader, toAsked } from './chat-wire.ts';
import { createModelClient, type ModelAddress } from './client.ts';
import { toFault } from './model-fault.ts';

type Options = ModelAddress & { model: string; limits?: Partial<ChatLimits> };
type Asked = Parameters<OpenAI['chat']['completions']['create']>[0] & { stream: true };
type Chunks = AsyncIterable<OpenAI.Chat.ChatCompletionChunk>;

/** A second try is for a server that was just restarting; more of them, and the caller hears nothing for too long. */
const RETRY_AFTER_MS = 250;

/** The owner's model, whichever server speaks for it. */
export function createChatModel({ model, limits: changed, ...address }: Options): ChatModel {
  const limits = { ...CHAT_LIMITS, ...changed };
  const open = createModelClient(address, limits);

  /** Nothing of an answer has come yet when this fails, so asking once more tells the caller nothing twice. */
  async function ask(asked: Asked, signal: AbortSignal): Promise<Chunks> {
    const client = await open();
    const once = (): Promise<Chunks> => client.chat.completions.create(asked, { signal });
    return once().catch(async (error: unknown) => {
      if (signal.aborted || !isWorthAnotherTry(error)) throw error;
      await pause(RETRY_AFTER_MS, undefined, { signal });
      return once();
    });
  }

  return {
    async *stream(request, asker) {
      if (asker.aborted) return;
      const watch = watchOver(asker, limits);
      let hasBegun = false;
      try {
        const chunks = await ask(toAsked(request, model, address.baseUrl), watch.signal);
        hasBegun = true;
        for await (const part of partsOf(chunks, watch.goesOn)) {
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

async function* partsOf(chunks: Chunks, goesOn: () => void): AsyncIterable<ChatPart> {
  const reader = createAnswerReader();
  let isNothing = true;
  for await (const chunk of chunks) {
    isNothing = false;
    const { text, isNews } = reader.read(chunk);
    if (isNews) goesOn();
    if (text !== '') yield { kind: 'text', text };
  }
  if (!reader.isOver()) throw new ModelFault(isNothing ? 'unreadable' : 'cut');
  yield* reader.rest();
}

function isWorthAnotherTry(error: unknown): boolean {
  const { kind } = toFault(error, { isLate: false, hasBegun: false });
  return kind === 'away' || kind === 'busy';
}
