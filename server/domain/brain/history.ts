import type { ChatMessage, ToolCall } from '../model/chat-model.ts';
import { withoutTemplateSigns } from '../model/template-signs.ts';

/** A turn of a conversation as the Speech Engine tells it. */
export type SpokenTurn = { by: 'caller' | 'agent'; text: string };

/** What the model had done in one go; `after`: how many turns had been spoken by then. */
export type ToolRound = { after: number; said: string; done: readonly { call: ToolCall; answer: string }[] };

type Told = { system: string; turns: readonly SpokenTurn[]; rounds: readonly ToolRound[] };

const MOST_TURNS = 40;
const MOST_LETTERS = 12_000;
const TURN_LETTERS = 2000;
const ANSWER_LETTERS = 4000;
const MOST_ROUNDS = 8;

/**
 * A conversation as a model is asked to go on with it: the newest of it, as much as a small model can hold. What the
 * model looked up earlier stands where it did so, or it would look it up again.
 */
export function toMessages({ system, turns, rounds }: Told): ChatMessage[] {
  const from = firstKept(turns);
  const kept = rounds.slice(-MOST_ROUNDS);
  const roundsAt = (place: number): ChatMessage[] =>
    kept.filter(({ after }) => Math.min(Math.max(after, from), turns.length) === place).flatMap(roundMessages);
  return [
    { role: 'system', content: withoutTemplateSigns(system) },
    ...roundsAt(from),
    ...turns.slice(from).flatMap((turn, index) => [turnMessage(turn), ...roundsAt(from + index + 1)]),
  ];
}

/** What a model may know of a conversation, of which it is told the whole each time. */
export function createTold() {
  let from = 0;
  let isForgotten = false;
  return {
    /** What was said up to now is not told again; what the caller still waits to have answered is. */
    forget: (): void => void (isForgotten = true),
    told(turns: readonly SpokenTurn[]): readonly SpokenTurn[] {
      const isOther = from > 0 && turns.length <= from;
      if (isForgotten || isOther) from = turns.findLastIndex(({ by }) => by === 'agent') + 1;
      isForgotten = false;
      return turns.slice(from);
    },
  };
}

function firstKept(turns: readonly SpokenTurn[]): number {
  let letters = 0;
  let from = turns.length;
  while (from > 0 && turns.length - from < MOST_TURNS) {
    letters += Math.min(turns[from - 1]?.text.length ?? 0, TURN_LETTERS);
    if (letters > MOST_LETTERS) break;
    from -= 1;
  }
  return from;
}

function turnMessage({ by, text }: SpokenTurn): ChatMessage {
  return { role: by === 'caller' ? 'user' : 'assistant', content: heard(text, TURN_LETTERS) };
}

function roundMessages({ said, done }: ToolRound): ChatMessage[] {
  return [
    {
      role: 'assistant',
      content: withoutTemplateSigns(said),
      toolCalls: done.map(({ call }) => ({ ...call, input: withoutTemplateSigns(call.input) })),
    },
    ...done.map(({ call, answer }) => ({
      role: 'tool' as const,
      toolCallId: call.id,
      content: heard(answer, ANSWER_LETTERS),
    })),
  ];
}

function heard(text: string, most: number): string {
  return withoutTemplateSigns(text.slice(0, most));
}
