import type { SpokenTurn } from '../../domain/brain/history.ts';
import { brainSaysIn } from '../../domain/brain/says.ts';
import type { ChatModel, ToolCall } from '../../domain/model/chat-model.ts';
import { ModelFault } from '../../domain/model/chat-model.ts';
import type { CallClue } from '../call-finder.ts';
import type { ToolPlace } from '../desk-tool-case.ts';
import type { ToolAnswer } from '../tool-desk.ts';
import type { BrainCaller, BrainCallers } from './brain-callers.ts';
import { takeTurn, type Known } from './brain-turn.ts';
import { startSpeaking } from './speaking.ts';

/** Where what is said goes; nothing is sent of a turn after a newer one has begun. */
export type BrainLine = {
  say(turnId: number, text: string): void;
  /** The turn is over. */
  done(turnId: number): void;
};

type Deps = {
  callers: BrainCallers;
  /** Null: there is none (any more). */
  model: () => ChatModel | null;
  useTool: (name: string, place: ToolPlace, input: unknown) => ToolAnswer;
  report: (where: string, error: unknown) => void;
  /** Shortened in tests. */
  waitMs?: number;
  againMs?: number;
  wholeMs?: number;
};

export type Brain = ReturnType<typeof createBrain>;

/** A caller holds on for so long before somebody says something. */
const WAIT_MS = 1500;
/** And so long again. */
const AGAIN_MS = 5000;
/** ElevenLabs gives up on a turn after 20 s (elevenlabs.md §8); what is said instead must still be heard. */
const WHOLE_MS = 15_000;
const PAUSE_MS = 25;
const MOST_INPUT = 16_384;

/** The owner's model on the phone: one conversation for each socket of the Speech Engine. */
export function createBrain({ callers, model, useTool, report, ...times }: Deps) {
  const { waitMs = WAIT_MS, againMs = AGAIN_MS, wholeMs = WHOLE_MS } = times;

  function conversation(line: BrainLine, given: CallClue) {
    const known: Known = { rounds: [], isToolless: false };
    let clue = given;
    let latest = -Infinity;
    let current: AbortController | null = null;
    let met: { caller: BrainCaller; isPaused: boolean } | null = null;

    /** Read once, so that the model need not read its prompt anew; again while the call is not known, and for a pause. */
    function callerNow(): BrainCaller {
      const isPaused = callers.isPaused();
      if (met?.caller.isKnown !== true || met.isPaused !== isPaused) met = { caller: callers.of(clue), isPaused };
      return met.caller;
    }

    async function answer(turnId: number, turns: readonly SpokenTurn[], signal: AbortSignal): Promise<void> {
      const caller = callerNow();
      const thinker = model() ?? NO_MODEL;
      const says = brainSaysIn(caller.language);
      const say = (text: string): void => {
        if (!signal.aborted) line.say(turnId, text);
      };
      const [even, odd] = says.wait;
      const waits = turnId % 2 === 0 ? [even, odd, even] : [odd, even, odd];
      const speaking = startSpeaking({ say, waits, waitMs, againMs, pauseMs: PAUSE_MS });
      const end = (): void => speaking.end();
      signal.addEventListener('abort', end, { once: true });
      const use = (call: ToolCall): string => JSON.stringify(useTool(call.name, caller.place, inputOf(call)));
      const around = { model: thinker, caller, turns, known, speaking, says, useTool: use };
      try {
        await takeTurn({ ...around, signal, wholeMs, report });
      } finally {
        end();
        signal.removeEventListener('abort', end);
        if (!signal.aborted) line.done(turnId);
      }
    }

    return {
      /** Which conversation it is, where the engine did not say so when it opened the socket. */
      begins(conversationId: string | null): void {
        clue = { ...clue, conversationId: clue.conversationId ?? conversationId };
      },
      /** Everything said so far. A newer turn ends the one before at once; the same one again means nothing. */
      heard(turnId: number, turns: readonly SpokenTurn[]): void {
        if (turnId <= latest) return;
        latest = turnId;
        current?.abort();
        current = new AbortController();
        const { signal } = current;
        answer(turnId, turns, signal).catch((error: unknown) => {
          report('brain', error);
          if (signal.aborted) return;
          // It failed before anything could be said at all.
          line.say(turnId, brainSaysIn(met?.caller.language ?? 'en').away);
          line.done(turnId);
        });
      },
      /** The caller has hung up, or the socket is gone. */
      stop: (): void => current?.abort(),
    };
  }

  return { conversation };
}

/** In the place of a model that was taken away during a call. */
const NO_MODEL: ChatModel = {
  stream() {
    throw new ModelFault('away');
  },
};

/** What a model wrote is read by the tool itself; what is no JSON is nothing. */
function inputOf({ input }: ToolCall): unknown {
  if (input.length > MOST_INPUT) return {};
  try {
    return JSON.parse(input === '' ? '{}' : input);
  } catch {
    return {};
  }
}
