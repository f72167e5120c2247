import type { Turn } from '#contract/calls.ts';

/** What is read as one: a turn of somebody, or the agent's look-ups between two turns. */
export type Spoken = { kind: 'turn'; key: number; turn: Turn } | { kind: 'tools'; key: number; turns: Turn[] };

/** A transcript as it is read: what people said, with the look-ups between folded together. */
export function toSpoken(turns: readonly Turn[]): Spoken[] {
  const spoken: Spoken[] = [];
  for (const turn of turns) {
    const last = spoken.at(-1);
    if (turn.role !== 'tool') spoken.push({ kind: 'turn', key: turn.position, turn });
    else if (last?.kind === 'tools') last.turns.push(turn);
    else spoken.push({ kind: 'tools', key: turn.position, turns: [turn] });
  }
  return spoken;
}

/** The turn that an address such as `#turn-12` means, or null. */
export function turnIn(hash: string): number | null {
  const found = /^#turn-(\d{1,6})$/.exec(hash);
  return found ? Number(found[1]) : null;
}

export function holdsTurn(spoken: Spoken, position: number | null): boolean {
  if (spoken.kind === 'turn') return spoken.turn.position === position;
  return spoken.turns.some((turn) => turn.position === position);
}
