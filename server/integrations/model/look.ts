import { z } from 'zod';

import { ModelFault, type ChatModel, type ChatRequest } from '../../domain/model/chat-model.ts';
import type { ModelLook } from '../../domain/model/model-look.ts';
import { createChatModel } from './chat.ts';
import { createModelClient } from './client.ts';
import { toFault } from './model-fault.ts';

const Listed = z.object({ data: z.array(z.looseObject({ id: z.string().min(1).max(200) })) });
const MOST_LISTED = 500;
const LIST_WITHIN_MS = 5000;

const GREETING: ChatRequest = { messages: [{ role: 'user', content: 'Say hello in five words.' }] };
const QUESTION: ChatRequest = {
  messages: [{ role: 'user', content: 'Until when is the shop open today? Use the tool to find out.' }],
  tools: [
    {
      name: 'opening_hours',
      description: 'Says until when the shop is open today.',
      parameters: { type: 'object', properties: { day: { type: 'string' } }, required: [] },
    },
  ],
};

/** A key belongs to an address. */
type Keys = { apiKey: (baseUrl: string) => string | undefined };
type Heard = { firstMs: number | null; pieces: number; tools: number; usage: boolean };

/** Looks at a server of models. Nothing of a caller is told to it. */
export function createModelLook({ apiKey: keyAt }: Keys): ModelLook {
  return {
    async list(baseUrl, signal) {
      const client = await createModelClient(
        { baseUrl, apiKey: () => keyAt(baseUrl) },
        { beginsWithinMs: LIST_WITHIN_MS },
      )();
      const said: unknown = await client.get('/models', { signal }).catch((error: unknown) => {
        throw toFault(error, { isLate: false, hasBegun: false });
      });
      const read = Listed.safeParse(said);
      if (!read.success) throw new ModelFault('unreadable');
      return [...new Set(read.data.data.map(({ id }) => id))].slice(0, MOST_LISTED).sort();
    },
    async probe(baseUrl, model, signal) {
      const chat = createChatModel({ baseUrl, apiKey: () => keyAt(baseUrl), model });
      // What is no stream cannot be read as one.
      const greeting = await heard(chat, GREETING, signal).catch(ifOnly('unreadable'));
      if (greeting === null) return { firstMs: null, streams: false, tools: false, usage: false };
      // Some servers refuse whatever has tools.
      const answer = await heard(chat, QUESTION, signal).catch(ifOnly('refused'));
      const { firstMs, pieces, usage } = greeting;
      return { firstMs, streams: pieces > 0, tools: (answer?.tools ?? 0) > 0, usage };
    },
  };
}

async function heard(chat: ChatModel, request: ChatRequest, signal: AbortSignal): Promise<Heard> {
  const startedAt = performance.now();
  const so: Heard = { firstMs: null, pieces: 0, tools: 0, usage: false };
  for await (const part of chat.stream({ ...request, maxTokens: 200 }, signal)) {
    so.firstMs ??= Math.round(performance.now() - startedAt);
    if (part.kind === 'text') so.pieces += 1;
    if (part.kind === 'tool') so.tools += 1;
    if (part.kind === 'end') so.usage = part.usage !== null;
  }
  return so;
}

/** Null for this fault; any other is one. */
function ifOnly(kind: ModelFault['kind']): (error: unknown) => null {
  return (error) => {
    if (error instanceof ModelFault && error.kind === kind) return null;
    throw error;
  };
}
