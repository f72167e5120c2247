import { AppError } from '#contract/errors.ts';
import type { Told } from '#contract/told.ts';

/** Why a step failed. Whatever nobody expected is thrown on. */
export function problemOf(error: unknown): Told {
  if (error instanceof AppError && error.reason) return { ...error.reason, sentence: error.message };
  throw error;
}
