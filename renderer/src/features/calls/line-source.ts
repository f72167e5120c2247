import type { PackLine } from '#contract/calls.ts';
import type { Fact } from '#contract/facts.ts';

/** The fact a line was made of, where it is still held. */
export function sourceFact(source: PackLine['source'], facts: readonly Fact[]): Fact | undefined {
  return source?.kind === 'fact' ? facts.find(({ id }) => id === source.id) : undefined;
}

/** The turn a fact was heard in, or the call where the turn is not known. */
export function turnOf({ callId, turn }: Pick<Fact, 'callId' | 'turn'>): string | null {
  if (callId === null) return null;
  return turn === null ? `/calls/${callId}` : `/calls/${callId}#turn-${turn}`;
}
