import { chmodSync, closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { AppError } from '#contract/errors.ts';

import { errorCode } from './private-file.ts';

/** Where lines go. `flush` is synchronous: the last words of a failing process must reach the disk. */
export type LogSink = { write(line: string): void; flush(): void; close(): void };

type Options = {
  file: string;
  /** Bytes after which a new file is begun. */
  maxBytes?: number;
  /** Files kept, the current one included: `x.log`, `x.log.1` … */
  keep?: number;
};

const bufferLength = 16 * 1024;
const heldAtMost = 1024 * 1024;
const flushMilliseconds = 1000;
const closed = -1;

/**
 * An append-only file, readable by its owner only, written when 16 KiB are together or after a second, and moved aside
 * when it is full. Trouble with the disk holds lines back (up to 1 MiB, then they are lost) and never throws or waits:
 * the caller on the phone comes first. pino's own destination sleeps in a loop when the disk is full, hence this one.
 * Throws AppError `unavailable` only now, when there is no file to write to at all.
 */
export function openLogFile({ file, maxBytes = 10 * 1024 * 1024, keep = 5 }: Options): LogSink {
  let { fd, bytes } = openFirst(file);
  let held = '';
  let failing = false;
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const chunk = Buffer.from(held);
    const written = writeWhatFits(fd, chunk);
    failing = written < chunk.length;
    held = failing ? chunk.toString('utf8', written) : '';
    bytes += written;
    if (bytes >= maxBytes) rotate();
  };

  const rotate = (): void => {
    bytes = 0; // also when moving fails: the next full length tries again
    try {
      moveAside(file, keep);
      const next = openForAppend(file);
      closeSync(fd);
      ({ fd, bytes } = next);
    } catch {
      failing = true;
    }
  };

  return {
    write(line) {
      if (fd === closed || held.length + line.length > heldAtMost) return;
      held += line;
      if (held.length >= bufferLength && !failing) return flush();
      timer ??= setTimeout(flush, flushMilliseconds).unref();
    },
    flush,
    close() {
      if (fd === closed) return;
      flush();
      clearTimeout(timer);
      closeSync(fd);
      fd = closed;
    },
  };
}

function openFirst(file: string): { fd: number; bytes: number } {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return openForAppend(file);
  } catch (cause) {
    const why = errorCode(cause) ?? 'unknown';
    throw new AppError('unavailable', `The log file ${file} cannot be written (${why}).`, { cause });
  }
}

function openForAppend(file: string): { fd: number; bytes: number } {
  const fd = openSync(file, 'a', 0o600);
  const found = statSync(file);
  // An older file may have been made by another tool. Windows keeps access lists instead of modes.
  if (process.platform !== 'win32' && found.isFile() && (found.mode & 0o077) !== 0) chmodSync(file, 0o600);
  return { fd, bytes: found.size };
}

function writeWhatFits(fd: number, chunk: Buffer): number {
  let written = 0;
  try {
    while (written < chunk.length) written += writeSync(fd, chunk, written);
  } catch {
    return written;
  }
  return written;
}

function moveAside(file: string, keep: number): void {
  rmSync(`${file}.${keep - 1}`, { force: true });
  for (let age = keep - 2; age >= 0; age -= 1) {
    const from = age === 0 ? file : `${file}.${age}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${file}.${age + 1}`);
  }
}
