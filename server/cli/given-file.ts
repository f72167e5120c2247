import { readFileSync } from 'node:fs';

import { AppError } from '#contract/errors.ts';

import { errorCode } from '../platform/private-file.ts';

/** A file that was named on the command line, as text. Throws AppError `invalid_input` where it cannot be read. */
export function readGiven(path: string): string {
  return readGivenBytes(path).toString('utf8');
}

/** The same as bytes, for what may be encoded in any way. */
export function readGivenBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError('invalid_input', `The file cannot be read (${errorCode(cause) ?? 'unknown'}).`, { cause });
  }
}
