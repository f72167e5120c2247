import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { ApiToken } from './config-values.ts';
import { createPrivateFile, errorCode, writePrivateFile } from './private-file.ts';

const tokenFile = (dataDir: string): string => join(dataDir, 'api-token');

/** 256 random bits, base64url. */
const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * The bearer token of the owner's API: the configured one, else that of the file, which the first start makes.
 * Throws AppError `unavailable` when the file cannot be read or holds no token.
 */
export function loadApiToken({ dataDir, configured }: { dataDir: string; configured: string | undefined }): string {
  if (configured !== undefined) return configured;
  const found = readToken(dataDir);
  if (found !== undefined) return found;
  createPrivateFile(tokenFile(dataDir), `${newToken()}\n`);
  return readToken(dataDir) ?? unusable('is missing');
}

export type ApiTokenHolder = ReturnType<typeof createApiToken>;

/** The token of a running server, which its owner may replace without a restart. */
export function createApiToken({ dataDir, configured }: { dataDir: string; configured: string | undefined }) {
  let token: string | undefined;
  return {
    isConfigured: configured !== undefined,
    current: (): string => (token ??= loadApiToken({ dataDir, configured })),
    /** Null makes a new one that nobody has seen yet. */
    replace(value: string | null): void {
      const next = value ?? newToken();
      writePrivateFile(tokenFile(dataDir), `${next}\n`);
      token = next;
    },
  };
}

/** Replaces the token in the file; a running server takes it on at its next start. */
export function rotateApiToken(dataDir: string): string {
  const token = newToken();
  writePrivateFile(tokenFile(dataDir), `${token}\n`);
  return token;
}

function readToken(dataDir: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(tokenFile(dataDir), 'utf8').trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    return unusable(`cannot be read (${errorCode(error) ?? 'unknown'})`);
  }
  const token = ApiToken.safeParse(text);
  return token.success ? token.data : unusable('holds no token: remove it and start again');
}

function unusable(why: string): never {
  const message = `The file api-token in the data directory ${why}.`;
  throw refused('unavailable', tell('token_file_unusable'), { message });
}
