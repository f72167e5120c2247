import { type Span, without } from '../spans.ts';
import type { WallClock } from '../wall-clock.ts';

const MINUTE_MS = 60_000;

/** How long something takes, in milliseconds; `before` and `after` are the buffers around it. */
export type Extent = { length: number; before: number; after: number };

/**
 * When something could begin: it lies within the working time as a whole, and with its buffers in nothing that is
 * taken. Both lists in order and apart; the answer's ends are the last moments, so that they are included.
 */
export function freeStarts(work: readonly Span[], taken: readonly Span[], { length, before, after }: Extent): Span[] {
  // One more than the last start, for the time being: a stretch as long as the service has exactly one.
  const starts = work.flatMap(({ start, end }) => (end - start >= length ? [{ start, end: end - length + 1 }] : []));
  const blocked = taken.map(({ start, end }) => ({ start: start - length - after + 1, end: end + before }));
  return without(starts, blocked).map(({ start, end }) => ({ start, end: end - 1 }));
}

/** Of these moments those at which the clocks show a multiple of `stepMin` minutes. */
export function* onTheClock(starts: readonly Span[], stepMin: number, clock: WallClock): Generator<number> {
  const step = stepMin * MINUTE_MS;
  for (const { start, end } of starts) {
    for (const piece of clock.steady(start, end + 1)) {
      const first = Math.ceil((piece.start + piece.offset) / step) * step - piece.offset;
      for (let moment = first; moment < piece.end; moment += step) yield moment;
    }
  }
}
