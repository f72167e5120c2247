import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { AppError } from '#contract/errors.ts';

import { newId } from '../platform/ids.ts';
import { errorCode } from '../platform/private-file.ts';

/** Writes a file only its owner may read. It appears whole or, after a failure, not at all. */
export async function writePrivateOutput(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const draft = `${file}.${newId()}.tmp`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const code = errorCode(error);
    if (error instanceof AppError || code === undefined) throw error;
    throw new AppError('unavailable', `The file cannot be written (${code}).`, { cause: error });
  }
}
