import { AppError } from '#contract/errors.ts';

import type { ShellWords } from './words.en.ts';

/** An expected failure explains itself; of anything else only the log says more. */
export function sentenceFor(error: unknown, words: Pick<ShellWords, 'unexpected'>): string {
  return error instanceof AppError ? error.message : words.unexpected;
}
