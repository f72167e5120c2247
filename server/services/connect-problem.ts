import { toldBy } from '#contract/errors.ts';
import type { Told } from '#contract/told.ts';

/** Why a step failed. Whatever nobody expected is thrown on. */
export function problemOf(error: unknown): Told {
  const told = toldBy(error);
  if (told === null) throw error;
  return told;
}
