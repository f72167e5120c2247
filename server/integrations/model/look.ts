import { z } from 'zod';

import { ModelFault, type ChatModel, type ChatRequest } from '../../domain/model/chat-model.ts';
import type { ModelLook } from '../../domain/model/model-look.ts';
import { createThoughtFilter } from '../../domain/brain/thoughts.ts';
import type { ChatLimits } from './chat-limits.ts';
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
type Heard = {
  firstMs: number | null;
  pieces: number;
  thinks: boolean;
  tools: number;
  usage: boolean;
  isWhole: boolean;
};

/** A model that thinks needs hundreds of tokens before its first word. */
const MOST_TOKENS = 2000;
/** For one question. On the phone nobody waits as long; here it is found out whether it was worth it. */
const ANSWER_WITHIN_MS = 25_000;
const LIMITS: Partial<ChatLimits> = {
  ...{ beginsWithinMs: ANSWER_WITHIN_MS, firstWithinMs: ANSWER_WITHIN_MS, nextWithinMs: ANSWER_WITHIN_MS },
  wholeWithinMs: ANSWER_WITHIN_MS,
};

/** Looks at a server of models. Nothing of a caller is told to it. */
export function createModelLook({ apiKey: keyAt, limits }: Keys & { limits?: Partial<ChatLimits> }): ModelLook {
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
      const chat = createChatModel({ baseUrl, apiKey: () => keyAt(baseUrl), model, limits: { ...LIMITS, ...limits } });
      // What is no stream cannot be read as one.
      const greeting = await heard(chat, GREETING, signal).catch(ifOnly('unreadable'));
      if (greeting === null) return { firstMs: null, streams: false, thinks: false, tools: false, usage: false };
      // Some servers refuse whatever has tools.
      const answer = await heard(chat, QUESTION, signal).catch(ifOnly('refused'));
      const { firstMs, pieces, thinks } = greeting;
      return {
        ...{ firstMs, thinks, streams: pieces > 0 || thinks, tools: canUseTools(answer) },
        usage: greeting.usage || answer?.usage === true,
      };
    },
  };
}

function canUseTools(answer: Heard | null): boolean | null {
  if (answer === null || answer.tools > 0) return answer !== null;
  return answer.thinks && !answer.isWhole ? null : false;
}

async function heard(chat: ChatModel, request: ChatRequest, signal: AbortSignal): Promise<Heard> {
  const startedAt = performance.now();
  const so: Heard = { firstMs: null, pieces: 0, thinks: false, tools: 0, usage: false, isWhole: false };
  // Others think aloud, between tags.
  const thoughts = createThoughtFilter();
  try {
    for await (const part of chat.stream({ ...request, maxTokens: MOST_TOKENS }, signal)) {
      if (part.kind === 'thought') so.thinks = true;
      if (part.kind === 'text') {
        so.pieces += 1;
        const ends = thoughts.loneEnds();
        const said = thoughts.heardOf(part.text);
        // What was taken for words up to here was thought.
        if (thoughts.loneEnds() > ends) so.firstMs = null;
        if (said.trim() !== '') so.firstMs ??= Math.round(performance.now() - startedAt);
      }
      if (part.kind === 'tool') so.tools += 1;
      if (part.kind === 'end') Object.assign(so, { usage: part.usage !== null, isWhole: part.because !== 'length' });
    }
  } catch (error) {
    // It is there, and its time was up: that is told by what it had not done until then.
    const isAlive = so.thinks || so.pieces > 0;
    if (!isAlive || !(error instanceof ModelFault) || error.kind !== 'slow') throw error;
  }
  return { ...so, thinks: so.thinks || thoughts.hasAny() };
}

/** Null for this fault; any other is one. */
function ifOnly(kind: ModelFault['kind']): (error: unknown) => null {
  return (error) => {
    if (error instanceof ModelFault && error.kind === kind) return null;
    throw error;
  };
}
