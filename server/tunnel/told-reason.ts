import { AppError } from '#contract/errors.ts';
import { sentences } from '#contract/sentences.ts';
import { tell, type Told } from '#contract/told.ts';

/** What an owner is told about a program that cannot be run: its own sentence, where there is one. */
export function toReason(error: unknown): Told {
  const known = error instanceof AppError ? error.reason : undefined;
  if (!known || !(known.code in sentences)) return tell('tunnel_program_unusable');
  return { code: known.code, values: known.values, sentence: error instanceof AppError ? error.message : '' };
}
