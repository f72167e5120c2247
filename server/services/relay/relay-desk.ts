import { ModelFault } from '../../domain/model/chat-model.ts';
import type { ModelRelay, RelayedAnswer, RelayProblem } from '../../domain/model/model-relay.ts';

type Deps = {
  /** To the model in use now; null: there is none. */
  relay: () => ModelRelay | null;
  /** Told of every turn that was left without a whole answer while somebody waited for it. */
  onProblem: (problem: RelayProblem) => void;
  /** An answer came to its end. */
  onWhole: () => void;
};

type Lent = Pick<RelayedAnswer, 'streams' | 'pieces'>;

/** More than lines a small shop has, speculative turns included; each holds an answer open. */
const MOST_AT_ONCE = 32;

export type RelayDesk = ReturnType<typeof createRelayDesk>;

/** Lends the owner's model to ElevenLabs' agent, one turn at a time. */
export function createRelayDesk({ relay, onProblem, onWhole }: Deps) {
  let running = 0;

  async function* counted({ pieces, brokenBy }: RelayedAnswer, signal: AbortSignal): Lent['pieces'] {
    try {
      yield* pieces;
      const problem = brokenBy();
      if (problem !== null) onProblem(problem);
      else if (!signal.aborted) onWhole();
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
    fill: (): { used: number; bound: number } => ({ used: running, bound: MOST_AT_ONCE }),
    /** Whoever gets an answer reads it to its end, or breaks it off. `gone`: whoever asked hung up before it began. */
    async ask(asked: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Lent | RelayProblem | 'gone'> {
      const way = relay();
      if (way === null) return failed('no model');
      if (running >= MOST_AT_ONCE) return failed('crowded');
      running += 1;
      try {
        const answer = await way(asked, signal);
        return { streams: answer.streams, pieces: counted(answer, signal) };
      } catch (error) {
        running -= 1;
        // With every barge-in, and with every guess of a turn that came to nothing.
        if (signal.aborted) return 'gone';
        if (error instanceof ModelFault) return failed(error.kind);
        throw error;
      }
    },
  };
}
