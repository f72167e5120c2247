import { createTold, type SpokenTurn } from '../../domain/brain/history.ts';
import { brainSaysIn, type BrainSays } from '../../domain/brain/says.ts';
import type { ChatModel, ToolCall } from '../../domain/model/chat-model.ts';
import { ModelFault } from '../../domain/model/chat-model.ts';
import type { CallClue } from '../call-finder.ts';
import type { ToolPlace } from '../desk-tool-case.ts';
import type { ToolAnswer } from '../tool-desk.ts';
import type { BrainCallers } from './brain-callers.ts';
import { createMeeting } from './brain-meeting.ts';
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
  /** Told of each turn: why the model gave none, or null. */
  answered: (problem: ModelFault['kind'] | null) => void;
  report: (where: string, error: unknown) => void;
  /** Shortened in tests. */
  waitMs?: number;
  againMs?: number;
  wholeMs?: number;
};

export type Brain = ReturnType<typeof createBrain>;

type Running = { gone: AbortController; silenced: AbortController };

/** A caller holds on for so long before somebody says something. */
const WAIT_MS = 1500;
/** And so long again. */
const AGAIN_MS = 5000;
/** ElevenLabs gives up on a turn after 20 s (elevenlabs.md §8); what is said instead must still be heard. */
const WHOLE_MS = 15_000;
const PAUSE_MS = 25;
const MOST_INPUT = 16_384;

/** The owner's model on the phone: one conversation for each socket of the Speech Engine. */
export function createBrain({ callers, model, useTool, answered, report, ...times }: Deps) {
  const { waitMs = WAIT_MS, againMs = AGAIN_MS, wholeMs = WHOLE_MS } = times;
  const thinksFirst = new WeakSet<ChatModel>();
  function conversation(line: BrainLine, given: CallClue) {
    const known: Known = { rounds: [], isToolless: false };
    const history = createTold();
    const stopListening = callers.onForgotten(lookAgain);
    const meeting = createMeeting(callers, given);
    let latest = -Infinity;
    let current: Running | null = null;

    /** Whoever is on the line may be who was forgotten: then nothing of before is used or told any more. */
    function lookAgain(): void {
      if (!meeting.isLost()) return;
      known.rounds.length = 0;
      history.forget();
      current?.silenced.abort();
    }

    async function answer(turnId: number, turns: readonly SpokenTurn[], { gone, silenced }: Running): Promise<void> {
      const { signal } = gone;
      const caller = meeting.caller();
      const thinker = model() ?? NO_MODEL;
      const says = brainSaysIn(caller.language);
      const say = (text: string): void => {
        if (!signal.aborted) line.say(turnId, text);
      };
      const waits = inTurn(turnId, says.wait);
      const habit = { thinksFirst: () => thinksFirst.has(thinker), onLoneEnd: () => void thinksFirst.add(thinker) };
      const speaking = startSpeaking({ say, waits, waitMs, againMs, pauseMs: PAUSE_MS, ...habit });
      signal.addEventListener('abort', speaking.end, { once: true });
      const use = (call: ToolCall): string => JSON.stringify(useTool(call.name, caller.place, inputOf(call)));
      const around = { model: thinker, caller, turns, known, speaking, says, useTool: use, answered };
      try {
        await takeTurn({ ...around, signal, silenced: silenced.signal, wholeMs, report });
      } finally {
        speaking.end();
        if (!signal.aborted) line.done(turnId);
      }
    }

    return {
      begins: meeting.begins,
      /** Everything said so far. A newer turn ends the one before at once; the same one again means nothing. */
      heard(turnId: number, turns: readonly SpokenTurn[]): void {
        if (turnId <= latest) return;
        latest = turnId;
        current?.gone.abort();
        const running = (current = { gone: new AbortController(), silenced: new AbortController() });
        answer(turnId, history.told(turns), running).catch((error: unknown) => {
          report('brain', error);
          if (running.gone.signal.aborted) return;
          // It failed before anything could be said at all.
          line.say(turnId, brainSaysIn(meeting.language()).away);
          line.done(turnId);
        });
      },
      /** The caller has hung up, or the socket is gone: whatever is still on its way here asks nobody any more. */
      stop(): void {
        latest = Infinity;
        stopListening();
        current?.gone.abort();
      },
    };
  }

  return { conversation };
}

/** What asks for patience, three times at most; not in the same words as in the turn before. */
function inTurn(turnId: number, [even, odd]: BrainSays['wait']): string[] {
  return turnId % 2 === 0 ? [even, odd, even] : [odd, even, odd];
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
