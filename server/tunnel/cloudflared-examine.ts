import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { refused, type AppError } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { errorCode } from '../platform/private-file.ts';
import { systemVariables } from '../platform/system-variables.ts';

/** A scanner may look through all of a new file before it lets it run for the first time. */
const FIRST_RUN_MS = 30_000;

/** 39 MB take up to a quarter of a second of a slow processor: in pieces that keep the loop for about a millisecond. */
const PIECE_BYTES = 128 * 1024;

/** `taken`: its folder is there and it is not, or it may not be read, as after a virus scanner. */
export type Finding = 'right' | 'altered' | 'taken' | 'absent';

/** The SHA-256 of a file in lower-case hex. Rejects as the file system does. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: PIECE_BYTES }), hash);
  return hash.digest('hex');
}

/** How a file stands to the hash it should have. */
export async function examine(file: string, sha256: string): Promise<Finding> {
  try {
    return (await sha256Of(file)) === sha256 ? 'right' : 'altered';
  } catch (error) {
    const isGone = ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
    return isGone && !existsSync(dirname(file)) ? 'absent' : 'taken';
  }
}

/**
 * Runs `cloudflared --version` and gives what it says, such as `2026.7.2`. Throws AppError `unavailable` when it does
 * not run, gives no version, or takes longer than half a minute. Of our environment it sees the path only, by which an
 * owner's script finds its interpreter. `over` kills it.
 */
export async function versionOf(file: string, over?: AbortSignal): Promise<string> {
  const output = await new Promise<string>((resolve, reject) => {
    const env = systemVariables(['PATH']);
    const limits = { timeout: FIRST_RUN_MS, killSignal: 'SIGKILL', maxBuffer: 64 * 1024, windowsHide: true } as const;
    execFile(
      file,
      ['--version'],
      { ...limits, env, encoding: 'utf8', ...(over && { signal: over }) },
      (error, stdout) => (error ? reject(toRefusal(error, file)) : resolve(stdout)),
    );
  });
  const version = /^cloudflared version (\S{1,40})/m.exec(output)?.[1];
  if (version === undefined) throw refused('unavailable', tell('tunnel_program_fails', { reason: 'no version' }));
  return version;
}

type RunError = { code?: unknown; killed?: boolean };

function toRefusal(error: Error & RunError, file: string): AppError {
  // Windows says EPERM where a scanner holds the file; ENOENT may also be about the interpreter of an owner's script.
  const isTaken = error.code === 'EPERM' || !existsSync(file);
  if (isTaken) return refused('unavailable', tell('tunnel_program_taken'), { cause: error });
  const reason = error.killed ? 'no answer' : typeof error.code === 'string' ? error.code : exitReason(error.code);
  return refused('unavailable', tell('tunnel_program_fails', { reason }), { cause: error });
}

function exitReason(code: unknown): string {
  return typeof code === 'number' ? `exit code ${code}` : 'crashed';
}
