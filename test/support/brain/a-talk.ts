import { vi } from 'vitest';

import type { SpokenTurn } from '../../../server/domain/brain/history.ts';
import type { ChatModel, ChatPart, ChatRequest } from '../../../server/domain/model/chat-model.ts';
import { createBrain } from '../../../server/services/brain/brain.ts';
import type { BrainCaller } from '../../../server/services/brain/brain-callers.ts';

const place = { clue: { callRef: 'c', callSid: null, conversationId: null }, agentId: null, tenantId: null };
export const someone: BrainCaller = {
  ...{ prompt: 'You answer.', language: 'en', place, businessId: 'default', isKnown: true },
  tools: [{ name: 'recall', description: 'Look up.', parameters: {} }],
};

export const recall = (id: string): ChatPart => ({
  kind: 'tool',
  call: { id, name: 'recall', input: '{"query":"x"}' },
});
export const text = (words: string): ChatPart => ({ kind: 'text', text: words });
export const end = (because: 'stop' | 'tools' | 'refused' = 'stop'): ChatPart => ({
  kind: 'end',
  because,
  usage: null,
});

export type Script = (signal: AbortSignal) => AsyncIterable<ChatPart>;

export async function* parts(...list: (ChatPart | Error)[]): AsyncIterable<ChatPart> {
  for (const one of list) {
    await Promise.resolve();
    if (one instanceof Error) throw one;
    yield one;
  }
}

/** Says so much after so long, whatever it is told meanwhile. */
export async function* after(milliseconds: number, ...list: ChatPart[]): AsyncIterable<ChatPart> {
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
  yield* list;
}

/** A server that goes on whatever it is told. */
export async function* deaf(words: readonly string[], everyMs: number): AsyncIterable<ChatPart> {
  for (const word of words) yield* after(everyMs, text(word));
  yield end();
}

type Over = {
  useTool?: () => { success: true; data: Record<string, unknown>; message: string };
  of?: () => BrainCaller;
};

/** A conversation with a brain of which everything is invented; in times of its own where the test holds the clock. */
export function aTalk(scripts: Script[], over: Over = {}) {
  const useTool = vi.fn(over.useTool ?? (() => ({ success: true as const, data: {}, message: 'Ok.' })));
  const sent: [turn: number, words: string | null][] = [];
  const asked: ChatRequest[] = [];
  const signals: AbortSignal[] = [];
  const listeners = new Set<() => void>();
  const reported: unknown[] = [];
  const answers: (string | null)[] = [];
  const model: ChatModel = {
    stream(request, signal) {
      asked.push(request);
      signals.push(signal);
      return scripts.shift()?.(signal) ?? parts(end());
    },
  };
  const brain = createBrain({
    callers: {
      isPaused: () => false,
      of: over.of ?? ((): BrainCaller => someone),
      onForgotten(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    model: () => model,
    useTool,
    answered: (problem) => void answers.push(problem),
    report: (_where, error) => reported.push(error),
    waitMs: 1000,
  });
  const line = {
    say: (turn: number, words: string) => void sent.push([turn, words]),
    done: (turn: number) => void sent.push([turn, null]),
  };
  const talk = brain.conversation(line, { callRef: null, callSid: null, conversationId: null });
  const hears = (turn: number, turns: SpokenTurn[] = [{ by: 'caller', text: 'Hello?' }]): void =>
    talk.heard(turn, turns);
  const forgets = (): void => {
    for (const listener of listeners) listener();
  };
  return { talk, hears, sent, asked, signals, reported, answers, useTool, forgets, listeners };
}
