import { AppError } from '#contract/errors.ts';

/** What a script can rely on. `doctor` has its own meaning for 1 and 2, told in its help. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, unavailable: 3 } as const;

export const EXIT_HELP =
  'Exit codes: 0 done, 1 failed, 2 wrong use or bad settings, 3 not running, busy, or in conflict with what is there.';

/** How a failure ends a command. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof AppError)) return EXIT.failed;
  if (error.code === 'invalid_input') return EXIT.wrongUse;
  return error.code === 'unavailable' || error.code === 'conflict' ? EXIT.unavailable : EXIT.failed;
}
