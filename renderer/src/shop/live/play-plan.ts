/** Between a sound's coming and its being heard, so that one that comes a little late leaves no gap. In seconds. */
const LEAD = 0.12;
/**
 * How far ahead a side may be. The caller is heard as they speak, so what is far ahead came late and is left out; an
 * agent's whole answer comes at once.
 */
const MOST_AHEAD = { caller: 1, agent: 60 } as const;

type Piece = {
  side: 'caller' | 'agent';
  /** By the clock of what plays. */
  now: number;
  /** Where what was played last on this side ends. */
  end: number;
};

/** When a sound is to begin; null where it is to be left out. */
export function beginOf({ side, now, end }: Piece): number | null {
  if (end <= now) return now + LEAD;
  return end - now > MOST_AHEAD[side] ? null : end;
}
