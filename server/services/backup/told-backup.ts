import { AppError } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

/** Why something with a backup did not go well, in a sentence for its owner; `otherwise` where nobody foresaw it. */
export function toldOf(error: unknown, otherwise: Told = tell('backup_failed')): Told {
  if (error instanceof AppError && error.reason) return { ...error.reason, sentence: error.message };
  return otherwise;
}
