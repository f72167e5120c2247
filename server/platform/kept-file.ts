import { readFileSync, renameSync } from 'node:fs';

import type { z } from 'zod';

import { AppError } from '#contract/errors.ts';

import { errorCode, writePrivateFile } from './private-file.ts';

export type KeptFile<T> = {
  /** Undefined where there is none yet. `recovered` says that the file was bad and an older copy was used, or none. */
  read(): { value: T | undefined; recovered: boolean };
  write(value: T): void;
};

/**
 * A small JSON file with its last good copy beside it (reliability F30). A torn or badly edited one is kept as
 * `….bad`. Throws AppError `unavailable` when it is there and cannot be read.
 */
export function createKeptFile<T>({ file, schema }: { file: string; schema: z.ZodType<T> }): KeptFile<T> {
  const lastGood = `${file}.last-good`;

  const write = (value: T): void => {
    const text = `${JSON.stringify(schema.parse(value), null, 2)}\n`;
    writePrivateFile(file, text);
    writePrivateFile(lastGood, text);
  };

  return {
    write,
    read() {
      const current = load(file, schema);
      if (current.state === 'good') return { value: current.value, recovered: false };
      const older = load(lastGood, schema);
      if (current.state === 'bad') renameSync(file, `${file}.bad`);
      if (older.state !== 'good') return { value: undefined, recovered: current.state === 'bad' };
      write(older.value);
      return { value: older.value, recovered: true };
    },
  };
}

type Loaded<T> = { state: 'missing' } | { state: 'bad' } | { state: 'good'; value: T };

function load<T>(file: string, schema: z.ZodType<T>): Loaded<T> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { state: 'missing' };
    throw new AppError('unavailable', `The file ${file} cannot be read (${errorCode(error) ?? 'unknown'}).`);
  }
  try {
    return { state: 'good', value: schema.parse(JSON.parse(text)) };
  } catch {
    return { state: 'bad' };
  }
}
