import { AppError } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

/** Why something with a backup did not go well, in a sentence for its owner. */
export function toldOf(error: unknown): Told {
  if (error instanceof AppError && error.reason) return { ...error.reason, sentence: error.message };
  return tell('backup_failed');
}
