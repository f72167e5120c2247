import { z } from 'zod';

import type { Condition } from '#contract/condition.ts';
import { refused } from '#contract/errors.ts';
import { Instant } from '#contract/primitives.ts';
import { tell } from '#contract/told.ts';
import type { Stores } from '../store/open-stores.ts';

const Kept = z.object({ until: Instant.nullable() }).nullable();
const PAUSE = 'pause';
/** Whoever means longer means for good, and is reminded by a pause without an end just as well. */
const LONGEST_DAYS = 31;
const DAY_MS = 86_400_000;

type Deps = {
  stores: Pick<Stores, 'settings'>;
  now: () => Date;
  /** Called when somebody ended it, and when its time was over. */
  onEnd: () => void;
};

export type Pause = ReturnType<typeof createPause>;

/**
 * The owner's pause: nobody is recognised, nothing is told and nothing learned until it is over. It outlives a restart,
 * and is over at its minute whether or not anybody looked.
 */
export function createPause({ stores: { settings }, now, onEnd }: Deps) {
  let kept = Kept.parse(JSON.parse(settings.get(PAUSE) ?? 'null'));

  const isOver = (): boolean => kept !== null && kept.until !== null && kept.until <= now().toISOString();

  function keep(next: Condition['paused']): void {
    settings.set(PAUSE, JSON.stringify(next));
    kept = next;
  }

  function end(): void {
    if (kept === null) return;
    keep(null);
    onEnd();
  }

  return {
    /** Null while not paused. */
    current: (): Condition['paused'] => (isOver() ? null : kept),
    isPaused: (): boolean => kept !== null && !isOver(),
    /** Throws AppError `invalid_input` for a moment that has passed, and for one too far away. */
    start({ until }: { until: string | null }): void {
      const ms = until === null ? 1 : Date.parse(until) - now().getTime();
      if (ms <= 0) throw refused('invalid_input', tell('pause_over_already'));
      if (ms > LONGEST_DAYS * DAY_MS) throw refused('invalid_input', tell('pause_too_long', { days: LONGEST_DAYS }));
      keep({ until });
    },
    end,
    /** Ends a pause whose time is over; to be called now and then. */
    check(): void {
      if (isOver()) end();
    },
  };
}
