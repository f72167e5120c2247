import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { AppError } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { createPrivateFile, errorCode } from './private-file.ts';

type Options = {
  dataDir: string;
  /** `LINEKEEPER_MASTER_KEY`, already checked by the config. */
  configured: string | undefined;
  /** False beside an existing database: a new key would make the old memory unreadable for good. */
  mayCreate: boolean;
};

/** The key as the desktop's keychain sealed it, in the place of `secret.key`: see electron/keychain.ts. */
export const SEALED_KEY_FILE = 'secret.sealed';

type MasterKey = { key: Buffer; source: 'environment' | 'file' | 'created'; notice?: Told };

/** 64 hex characters or base64 (either alphabet) of 32 bytes; anything else is undefined. */
export function toMasterKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return undefined;
}

/**
 * The 32 bytes that everything sealed depends on: from the environment, else from `secret.key`, else new.
 * Throws AppError `unavailable` when the key is missing (and may not be made), unreadable or malformed.
 */
export function loadMasterKey({ dataDir, configured, mayCreate }: Options): MasterKey {
  if (configured !== undefined) {
    return { key: toMasterKey(configured) ?? refuse('LINEKEEPER_MASTER_KEY is not a key.'), source: 'environment' };
  }
  const file = join(dataDir, 'secret.key');
  const notice = tighten(file);
  const text = readKeyFile(file);
  if (text === undefined) {
    if (statSync(join(dataDir, SEALED_KEY_FILE), { throwIfNoEntry: false })) {
      refuse(
        'The desktop program keeps the key of this memory in the keychain: start that one, or set LINEKEEPER_MASTER_KEY.',
      );
    }
    if (!mayCreate) {
      refuse(
        'The memory is intact but cannot be opened without its key: put secret.key back into the data directory, or set LINEKEEPER_MASTER_KEY.',
      );
    }
    const made = createPrivateFile(file, `${randomBytes(32).toString('hex')}\n`);
    return { key: decode(readKeyFile(file)), source: made ? 'created' : 'file' };
  }
  return { key: decode(text), source: 'file', ...(notice && { notice }) };
}

function decode(text: string | undefined): Buffer {
  return (
    toMasterKey((text ?? '').trim()) ??
    refuse('The key file secret.key in the data directory is damaged: put back a good copy of it.')
  );
}

function readKeyFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    return refuse(`The key file secret.key cannot be read (${errorCode(error) ?? 'unknown'}).`);
  }
}

/** Windows keeps access lists instead of modes; there the user's profile folder is the guard. */
function tighten(file: string): Told | undefined {
  if (process.platform === 'win32') return undefined;
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o077) === 0) return undefined;
  chmodSync(file, 0o600);
  return tell('key_was_open');
}

function refuse(message: string): never {
  throw new AppError('unavailable', message);
}
