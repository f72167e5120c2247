import { ModelFault } from '../../domain/model/chat-model.ts';
import type { ModelRelay, RelayedAnswer, RelayProblem } from '../../domain/model/model-relay.ts';

type Deps = {
  /** To the model in use now; null: there is none. */
  relay: () => ModelRelay | null;
  /** Told of every turn that was left without a whole answer. */
  onProblem: (problem: RelayProblem) => void;
};

/** More than lines a small shop has, speculative turns included; each holds an answer open. */
const MOST_AT_ONCE = 32;

export type RelayDesk = ReturnType<typeof createRelayDesk>;

/** Lends the owner's model to ElevenLabs' agent, one turn at a time. */
export function createRelayDesk({ relay, onProblem }: Deps) {
  let running = 0;

  async function* counted(pieces: RelayedAnswer['pieces']): RelayedAnswer['pieces'] {
    try {
      yield* pieces;
    } finally {
      running -= 1;
    }
  }

  function failed(problem: RelayProblem): RelayProblem {
    onProblem(problem);
    return problem;
  }

  return {
    running: (): number => running,
    /** Whoever gets an answer reads it to its end, or breaks it off. */
    async ask(asked: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<RelayedAnswer | RelayProblem> {
      const way = relay();
      if (way === null) return failed('no model');
      if (running >= MOST_AT_ONCE) return failed('crowded');
      running += 1;
      try {
        const { streams, pieces } = await way(asked, signal);
        return { streams, pieces: counted(pieces) };
      } catch (error) {
        running -= 1;
        if (error instanceof ModelFault) return failed(error.kind);
        throw error;
      }
    },
  };
}
