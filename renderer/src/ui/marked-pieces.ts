export type Piece = { start: number; words: string; isMarked: boolean };

/** Cuts a text at its marks. Marks may overlap, stand in any order or reach beyond the text: no letter is lost or doubled. */
export function toPieces(text: string, marks: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const upTo = (end: number, isMarked: boolean): void => {
    const stop = Math.min(end, text.length);
    if (stop <= done) return;
    pieces.push({ start: done, words: text.slice(done, stop), isMarked });
    done = stop;
  };
  for (const [start, end] of [...marks].sort(([a], [b]) => a - b)) {
    if (end <= start) continue;
    upTo(start, false);
    upTo(end, true);
  }
  upTo(text.length, false);
  return pieces;
}
