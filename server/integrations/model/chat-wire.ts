import type { OpenAI } from 'openai';

import type { ChatMessage, ChatPart, ChatRequest, ChatUsage } from '../../domain/model/chat-model.ts';
import { createCalledTools } from './called-tools.ts';

type Asked = OpenAI.Chat.ChatCompletionCreateParamsStreaming;
type Chunk = OpenAI.Chat.ChatCompletionChunk;

/** Our request in OpenAI's words. */
export function toAsked({ messages, tools = [], maxTokens }: ChatRequest, model: string, baseUrl: string): Asked {
  return {
    ...{ model, stream: true, stream_options: { include_usage: true } },
    messages: messages.map(toMessage),
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function' as const, function: tool })) }),
    ...(maxTokens !== undefined && { [limitName(baseUrl)]: maxTokens }),
  };
}

/** OpenAI's newer models refuse the name that every other server knows. */
export function limitName(baseUrl: string): 'max_tokens' | 'max_completion_tokens' {
  return URL.parse(baseUrl)?.hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens';
}

function toMessage(message: ChatMessage): OpenAI.Chat.ChatCompletionMessageParam {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
  if (message.role !== 'assistant') return { role: message.role, content: message.content };
  const { content, toolCalls = [] } = message;
  if (toolCalls.length === 0) return { role: 'assistant', content };
  const called = toolCalls.map(({ id, name, input }) => ({
    ...{ id, type: 'function' as const },
    function: { name, arguments: input },
  }));
  return { role: 'assistant', content: content === '' ? null : content, tool_calls: called };
}

/** Our parts of an answer, out of the chunks that it comes in. Whatever it does not know, it passes over. */
export function createAnswerReader() {
  const tools = createCalledTools();
  let because: Chunk['choices'][number]['finish_reason'] = null;
  let isRefused = false;
  let usage: ChatUsage | null = null;

  return {
    /** `text` is to be said at once; tools wait until they are whole. A model's thoughts are no news to a caller. */
    read(chunk: Chunk): { text: string; isNews: boolean; isThought: boolean } {
      // A server that counts does so in a chunk without choices, or in the last one; some send null before.
      if (chunk.usage) usage = { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens };
      const choice = chunk.choices?.[0];
      const pieces = choice?.delta?.tool_calls ?? [];
      for (const piece of pieces) tools.add(piece);
      const refusal = choice?.delta?.refusal ?? '';
      isRefused ||= refusal !== '';
      // Some servers send an empty reason with every piece.
      because = choice?.finish_reason || because;
      const text = choice?.delta?.content ?? '';
      return { text, isNews: text !== '' || pieces.length > 0, isThought: isThought(choice?.delta) };
    },
    /** Whether the model has said that it is done. */
    isOver: (): boolean => because !== null,
    /** What is left to tell at the end. */
    rest: (): ChatPart[] => [
      ...tools.whole().map((call) => ({ kind: 'tool' as const, call })),
      { kind: 'end', because: ending(), usage },
    ],
  };

  function ending(): Extract<ChatPart, { kind: 'end' }>['because'] {
    if (isRefused || because === 'content_filter') return 'refused';
    if (because === 'length') return 'length';
    // Some servers say `stop` although they call a tool.
    return tools.hasAny() ? 'tools' : 'stop';
  }
}

/** Nothing of OpenAI's own: each kind of server has named it in its way. */
function isThought(delta: object = {}): boolean {
  return Object.entries(delta).some(
    ([name, said]) => (name === 'reasoning_content' || name === 'reasoning') && typeof said === 'string' && said !== '',
  );
}
