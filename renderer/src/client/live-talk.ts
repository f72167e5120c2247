import type { CommandOutput } from '#contract/commands.ts';
import type { LiveTurn } from '#contract/live.ts';

type Answer = CommandOutput<'calls.live'> | undefined;

/** What is known of a call with this turn in its place: a new one at the end, a correction where it was. */
export function withTurn(answer: Answer, turn: LiveTurn): Answer {
  if (!answer?.talk) return answer;
  const { turns } = answer.talk;
  const isKnown = turns.some(({ position }) => position === turn.position);
  const next = isKnown ? turns.map((one) => (one.position === turn.position ? turn : one)) : [...turns, turn];
  return { talk: { ...answer.talk, turns: next } };
}
