import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { AppError } from '#contract/errors.ts';

import { loadMasterKey, SEALED_KEY_FILE, toMasterKey } from '../server/platform/master-key.ts';
import { errorCode, writePrivateFile } from '../server/platform/private-file.ts';
import type { After } from './after.ts';
import type { ElectronParts, Machine } from './electron-parts.ts';

type SafeStorage = Pick<
  ElectronParts['safeStorage'],
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>;

type Deps = {
  safeStorage: SafeStorage;
  platform: Machine['platform'];
  dataDir: string;
  /** Such as by `LINEKEEPER_MASTER_KEY`: the server finds its key itself, and the keychain is left alone. */
  isConfigured: boolean;
  after: After;
};

/** What became of looking for the key of the memory. */
export type FoundKey =
  /** `settle` is to be called once the memory was opened with it. */
  | { kind: 'keychain'; key: Buffer; settle: () => Promise<void> }
  /** The server reads it itself, from the environment or from `secret.key`. */
  | { kind: 'server' }
  /** The keychain does not answer; it may later. */
  | { kind: 'locked' }
  /** The keychain will not open what it sealed: a question that was waved away, one just locked again, or one for good. */
  | { kind: 'refused' }
  /** What was sealed can never be opened from here. */
  | { kind: 'lost' }
  /** This desktop has none, and no key was ever made. */
  | { kind: 'no-keychain' };

/** F29: a question to the owner may stand before the answer, and may stand there for ever. */
const PATIENCE_MS = 30_000;

/**
 * Looks for the key the whole memory is sealed with: in the keychain, else in the file a headless Linekeeper left, else
 * makes a new one. On Linux without a keychain Electron would seal with a password that everybody knows (`basic_text`),
 * which is refused. Throws AppError `unavailable` where there is a memory and no key, or its file is damaged.
 */
export async function findKey(deps: Deps): Promise<FoundKey> {
  const { safeStorage, platform, dataDir } = deps;
  if (deps.isConfigured) return { kind: 'server' };
  const hasFile = exists(join(dataDir, 'secret.key'));
  const sealed = readSealed(dataDir);
  if (!hasFile && !sealed && hasDatabase(dataDir)) loadMasterKey({ dataDir, configured: undefined, mayCreate: false });
  const otherwise = (unsealed: 'lost' | 'locked', fresh: 'locked' | 'no-keychain'): FoundKey =>
    hasFile ? { kind: 'server' } : { kind: sealed ? unsealed : fresh };
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()))
    return otherwise('lost', 'no-keychain');
  if ((await inTime(deps, safeStorage.isAsyncEncryptionAvailable())) !== true)
    return otherwise('locked', platform === 'linux' ? 'no-keychain' : 'locked');
  const opened = sealed && (await unseal(deps, sealed));
  // A file lies there because a headless Linekeeper left it, or because the owner put a copy back: it goes first.
  if (hasFile) return takeOver(safeStorage, dataDir, opened);
  if (opened) return toFound(safeStorage, dataDir, opened);
  const key = randomBytes(32);
  await seal(safeStorage, dataDir, key);
  return { kind: 'keychain', key, settle: () => Promise.resolve() };
}

/** `isStale` where the keychain would rather have it sealed anew. */
type Unsealed = { key: Buffer; isStale: boolean } | 'locked' | 'lost' | 'refused';

async function unseal(deps: Deps, sealed: Buffer): Promise<Unsealed> {
  const opened = await inTime(
    deps,
    deps.safeStorage.decryptStringAsync(sealed).catch(() => null),
  );
  if (opened === undefined) return 'locked';
  if (opened === null) return 'refused';
  const key = toMasterKey(opened.result);
  return key ? { key, isStale: opened.shouldReEncrypt } : 'lost';
}

function toFound(safeStorage: SafeStorage, dataDir: string, opened: Unsealed): FoundKey {
  if (typeof opened === 'string') return { kind: opened };
  const { key, isStale } = opened;
  return { kind: 'keychain', key, settle: () => (isStale ? seal(safeStorage, dataDir, key) : Promise.resolve()) };
}

/**
 * The file goes when the memory was opened with what it held, and an earlier start sealed the same: what the keychain
 * itself needs for opening it may reach the disk only some time after it sealed (`Local State`, on Windows).
 */
function takeOver(safeStorage: SafeStorage, dataDir: string, opened: Unsealed | null): FoundKey {
  const { key } = loadMasterKey({ dataDir, configured: undefined, mayCreate: false });
  const isKept = opened !== null && typeof opened !== 'string' && !opened.isStale && opened.key.equals(key);
  return {
    kind: 'keychain',
    key,
    async settle() {
      if (isKept) rmSync(join(dataDir, 'secret.key'), { force: true });
      else await seal(safeStorage, dataDir, key);
    },
  };
}

/** Writes nothing that the keychain would not open again: a memory without its key is lost. */
async function seal(safeStorage: SafeStorage, dataDir: string, key: Buffer): Promise<void> {
  const text = key.toString('hex');
  const sealed = await safeStorage.encryptStringAsync(text);
  const { result } = await safeStorage.decryptStringAsync(sealed);
  if (!toMasterKey(result)?.equals(key)) throw new AppError('unavailable', KEEPS_NOTHING);
  writePrivateFile(join(dataDir, SEALED_KEY_FILE), `${sealed.toString('base64')}\n`);
}

const KEEPS_NOTHING = "This computer's keychain does not give back what it was given: nothing was stored.";

/** The value, or undefined where it does not come within the patience we have. A refusal counts as no value. */
function inTime<T>({ after }: Pick<Deps, 'after'>, answer: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const cancel = after(PATIENCE_MS, () => resolve(undefined));
    const end = (value?: T): void => {
      cancel();
      resolve(value);
    };
    answer.then(end, () => end());
  });
}

function readSealed(dataDir: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(join(dataDir, SEALED_KEY_FILE), 'utf8').trim(), 'base64');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new AppError(
      'unavailable',
      `The key file ${SEALED_KEY_FILE} cannot be read (${errorCode(error) ?? 'unknown'}).`,
    );
  }
}

function hasDatabase(dataDir: string): boolean {
  return (statSync(join(dataDir, 'linekeeper.db'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
