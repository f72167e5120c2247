/** One message of a conversation with a model, as every OpenAI-compatible server takes it. */
export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls?: readonly ToolCall[] }
  | { role: 'tool'; toolCallId: string; content: string };

/** What a model asks to have done; `input` is JSON as the model wrote it, unchecked. */
export type ToolCall = { id: string; name: string; input: string };

/** A tool as it is told to a model; `parameters` is a JSON Schema. */
export type ChatTool = { name: string; description: string; parameters: Record<string, unknown> };

export type ChatRequest = {
  messages: readonly ChatMessage[];
  tools?: readonly ChatTool[];
  /** In tokens. */
  maxTokens?: number;
};

/** Tokens of one answer, where the server counts them. */
export type ChatUsage = { input: number; output: number };

/**
 * `text` as it comes; `thought` for each piece of what is thought and not said, where the server tells them apart; a
 * `tool` once its input is whole; `end` once and last.
 */
export type ChatPart =
  | { kind: 'text'; text: string }
  | { kind: 'thought' }
  | { kind: 'tool'; call: ToolCall }
  | { kind: 'end'; because: 'stop' | 'tools' | 'length' | 'refused'; usage: ChatUsage | null };

/**
 * The owner's model. Ends early and quietly once `signal` says so, and the request at its server with it.
 * Throws `ModelFault`.
 */
export type ChatModel = { stream: (request: ChatRequest, signal: AbortSignal) => AsyncIterable<ChatPart> };

/** Why a model did not answer, in words of ours: what its server says of a request may quote the caller. */
export class ModelFault extends Error {
  readonly kind: 'away' | 'slow' | 'busy' | 'refused' | 'cut' | 'unreadable';

  constructor(kind: ModelFault['kind']) {
    super(`The model did not answer (${kind}).`);
    this.name = 'ModelFault';
    this.kind = kind;
  }
}
