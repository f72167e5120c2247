import { toPieces } from './marked-pieces.ts';

/** Text with the found passages marked; `marks` are from–to positions as `calls.search` answers them. */
export function Highlight({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  return toPieces(text, marks).map(({ start, words, isMarked }) =>
    isMarked ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>,
  );
}
