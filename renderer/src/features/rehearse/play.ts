import type { RehearsalScript, RehearsedTurn } from '#contract/rehearsals.ts';

export type ScriptedCall = RehearsalScript['calls'][number];

/** A call as far as it was played. */
export type Play = {
  turns: readonly RehearsedTurn[];
  /** What the script still has to say; empty where both sides are typed. */
  rest: readonly RehearsedTurn[];
  /** What the agent's analysis is to have noted, by slot. */
  noted: Readonly<Record<string, string>>;
};

export type Move =
  | { kind: 'say'; turn: RehearsedTurn }
  | { kind: 'next' }
  | { kind: 'play-on' }
  | { kind: 'take-back' }
  | { kind: 'note'; slot: string; value: string }
  | { kind: 'drop'; slot: string }
  | { kind: 'begin'; call: ScriptedCall | null };

export const EMPTY: Play = { turns: [], rest: [], noted: {} };

/** What a move makes of the play. */
export function moved(play: Play, move: Move): Play {
  const { turns, rest, noted } = play;
  if (move.kind === 'say') return { ...play, turns: [...turns, move.turn] };
  if (move.kind === 'next') return { ...play, turns: [...turns, ...rest.slice(0, 1)], rest: rest.slice(1) };
  if (move.kind === 'play-on') return { ...play, turns: [...turns, ...rest], rest: [] };
  if (move.kind === 'take-back') return { ...play, turns: turns.slice(0, -1) };
  if (move.kind === 'note') return { ...play, noted: { ...noted, [move.slot]: move.value } };
  if (move.kind === 'drop')
    return { ...play, noted: Object.fromEntries(Object.entries(noted).filter(([slot]) => slot !== move.slot)) };
  return move.call === null ? EMPTY : { turns: [], rest: withoutGreeting(move.call.turns), noted: move.call.collected };
}

/** The script's own greeting gives way to the one that this caller would really hear. */
function withoutGreeting(turns: readonly RehearsedTurn[]): readonly RehearsedTurn[] {
  return turns[0]?.role === 'agent' ? turns.slice(1) : turns;
}

/** Everything that was said, the agent's greeting first. */
export function wholeCall(greeting: string, { turns }: Play): RehearsedTurn[] {
  const said = greeting.trim();
  return said === '' ? [...turns] : [{ role: 'agent', text: said }, ...turns];
}

/** Whose turn it is: whoever did not speak last, and the caller after the greeting. */
export function nextRole({ turns }: Play): RehearsedTurn['role'] {
  return turns.at(-1)?.role === 'caller' ? 'agent' : 'caller';
}
