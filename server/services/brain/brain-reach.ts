import { linePhrasesIn } from '../../domain/line-phrases.ts';
import type { SpokenTurn } from '../../domain/brain/history.ts';
import type { CallClue, CallFinder } from '../call-finder.ts';
import type { Brain, BrainLine } from './brain.ts';

type Deps = { callOf: CallFinder; report: (where: string, error: unknown) => void };
/** Whom a conversation is held with. */
type Callers = { of(clue: CallClue, home: string | null): { language: string } };
type Talk = { callId(): string | null; sayGoodbye(): string | null };
type Keys = { pressed: readonly string[] };

export type BrainReach = ReturnType<typeof createBrainReach>;

const MOST_KEYS = 32;

/**
 * What the owner's model is told of a call besides what is said on it: its protocol has no place for that (0290). Whoever
 * carries the call finds the conversation by our own id of the call.
 */
export function createBrainReach({ callOf, report }: Deps) {
  const talks = new Set<Talk>();
  const keys = new Map<string, Keys>();

  function idOf(clue: CallClue): string | null {
    try {
      return callOf(clue)?.id ?? null;
    } catch (error) {
      report('brain-reach', error);
      return null;
    }
  }

  return {
    /** A key was pressed, in words: the model reads of it with what the caller says next. */
    pressed(callId: string, words: string): void {
      const { pressed } = keys.get(callId) ?? { pressed: [] };
      keys.set(callId, { pressed: [...pressed, words].slice(-MOST_KEYS) });
    },
    /** The words that are said; null where nobody can say any, such as before the caller has said something. */
    sayGoodbye: (callId: string): string | null =>
      [...talks].findLast((talk) => talk.callId() === callId)?.sayGoodbye() ?? null,
    over: (callId: string): void => void keys.delete(callId),

    /** The same brain, within reach. */
    within: (brain: Brain, callers: Callers): Brain => ({
      conversation: (line: BrainLine, clue: CallClue) =>
        reachable({ inner: brain.conversation(line, clue), line, clue, callers, talks, keys, idOf }),
    }),
  };
}

type Conversation = ReturnType<Brain['conversation']>;
type Reached = {
  inner: Conversation;
  line: BrainLine;
  clue: CallClue;
  callers: Callers;
  talks: Set<Talk>;
  keys: Map<string, Keys>;
  idOf: (clue: CallClue) => string | null;
};

function reachable({ inner, line, callers, talks, keys, idOf, ...given }: Reached): Conversation {
  let { clue } = given;
  let callId: string | null = null;
  let latest = -Infinity;
  let isLeaving = false;
  const notes = createKeyNotes();

  function goodbye(turnId: number): string {
    const words = linePhrasesIn(callers.of(clue, null).language).timeUp;
    // It may follow words of the same turn.
    line.say(turnId, ` ${words}`);
    line.done(turnId);
    return words;
  }

  const talk: Talk = {
    callId: () => (callId ??= idOf(clue)),
    sayGoodbye() {
      // What is said has to answer something.
      if (latest === -Infinity) return null;
      isLeaving = true;
      inner.stop();
      return goodbye(latest);
    },
  };
  talks.add(talk);
  return {
    begins(conversationId) {
      clue = { ...clue, conversationId: clue.conversationId ?? conversationId };
      inner.begins(conversationId);
    },
    heard(turnId, turns) {
      if (turnId <= latest) return;
      latest = turnId;
      if (isLeaving) return void goodbye(turnId);
      const id = keys.size === 0 ? null : talk.callId();
      const held = id === null ? undefined : keys.get(id);
      if (held) held.pressed = notes.taken(held.pressed, turns);
      inner.heard(turnId, notes.with(turns));
    },
    stop() {
      talks.delete(talk);
      inner.stop();
    },
  };
}

/** Keys stand with what the caller said after them, and stay there for as long as the conversation is told. */
function createKeyNotes() {
  const byTurn = new Map<number, string>();
  return {
    /** None is left where there is a turn to put them to. */
    taken(pressed: readonly string[], turns: readonly SpokenTurn[]): readonly string[] {
      const last = turns.findLastIndex(({ by }) => by === 'caller');
      if (last < 0 || pressed.length === 0) return pressed;
      byTurn.set(last, [byTurn.get(last) ?? '', ...pressed].join(' ').trim());
      return [];
    },
    with: (turns: readonly SpokenTurn[]): readonly SpokenTurn[] =>
      turns.map((turn, index) => {
        const words = turn.by === 'caller' ? byTurn.get(index) : undefined;
        return words === undefined ? turn : { ...turn, text: `(${words})\n${turn.text}` };
      }),
  };
}
