import { isDeepStrictEqual } from 'node:util';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

/**
 * Throws AppError `conflict` where something is no longer as it was when somebody began to change it. `over` is left out
 * by whoever means to replace whatever there is: a script, the command line.
 */
export function refuseChangedSince(over: unknown, now: unknown): void {
  if (over !== undefined && !isDeepStrictEqual(over, now)) throw refused('conflict', tell('changed_since'));
}
