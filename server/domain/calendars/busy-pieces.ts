import { LONGEST_TAKEN_MS } from '../front-desk/records.ts';
import { common, joined, type Span } from '../spans.ts';

/** Busy times as they are kept: within the range, apart, and none longer than what availability looks back for. */
export function busyPieces(times: readonly Span[], range: Span): Span[] {
  return common(joined(times), [range]).flatMap(({ start, end }) => {
    const count = Math.ceil((end - start) / LONGEST_TAKEN_MS);
    return Array.from({ length: count }, (_, index) => {
      const from = start + index * LONGEST_TAKEN_MS;
      return { start: from, end: Math.min(end, from + LONGEST_TAKEN_MS) };
    });
  });
}
