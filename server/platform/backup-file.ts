import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { damaged, freshDerivation, readBackupHeader, toHeaderBytes, type BackupHeader } from './backup-header.ts';
import { backupKey } from './backup-key.ts';
import { openPieces, sealPieces } from './sealed-pieces.ts';
import { syncDirectory } from './sync-directory.ts';

/** Where the files of a backup may go: nothing in it names a place outside of the folder it is unpacked into. */
const InnerName = z.string().regex(/^(?:linekeeper\.db|\.env|soul\.md|souls\/[a-z0-9][a-z0-9-]{0,59}\.md)$/);
const Contents = z.object({
  files: z
    .array(z.object({ name: InnerName, bytes: z.int().min(0) }))
    .max(1000)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length),
  /** In hex: what all that the database keeps sealed opens with, so that it can be moved to another computer. */
  masterKey: z.string().regex(/^[0-9a-f]{64}$/),
});
type Contents = z.infer<typeof Contents>;

export type Inside = { name: string; path: string };
type Written = {
  about: Pick<BackupHeader, 'madeAt' | 'version' | 'schema' | 'memory'>;
  passphrase: string;
  masterKey: Buffer;
  inside: readonly Inside[];
  signal?: AbortSignal | undefined;
  /** Of guessing the passphrase: see `freshDerivation`. */
  cost?: number;
};

const PIECE_BYTES = 1024 * 1024;
const MOST_CONTENTS_BYTES = 256 * 1024;
export const DRAFT_ENDING = '.part';

/**
 * Writes one encrypted file (docs/decisions/0320). It appears whole, and on the disk, or not at all. What is sealed is
 * a length, the contents as JSON and then the files one behind the other.
 */
export async function writeBackup(
  file: string,
  { about, passphrase, masterKey, inside, signal, cost }: Written,
): Promise<void> {
  const kdf = freshDerivation(cost);
  const { key, check } = await backupKey(passphrase, kdf);
  const header = toHeaderBytes({ format: 1, ...about, kdf, check, cipher: 'aes-256-gcm', pieceBytes: PIECE_BYTES });
  const draft = `${file}${DRAFT_ENDING}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    try {
      await handle.appendFile(header);
      const sealing = { key, header, pieceBytes: PIECE_BYTES };
      for await (const piece of sealPieces(plain(masterKey, inside), sealing)) {
        signal?.throwIfAborted();
        await handle.appendFile(piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await syncDirectory(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function* plain(masterKey: Buffer, inside: readonly Inside[]): AsyncGenerator<Buffer> {
  const files = await Promise.all(inside.map(async ({ name, path }) => ({ name, bytes: (await stat(path)).size })));
  const contents = Buffer.from(JSON.stringify(Contents.parse({ files, masterKey: masterKey.toString('hex') })), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(contents.length);
  yield Buffer.concat([length, contents]);
  for (const { path } of inside)
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) yield piece as Buffer;
}

type Into = { folder: string; signal?: AbortSignal | undefined };
export type OpenedBackup = { header: BackupHeader; masterKey: Buffer; names: readonly string[] };

/**
 * Unpacks a backup into an empty folder. Nothing of it counts before this resolves: the last piece proves the rest.
 * Throws AppError with a sentence for what is foreign, newer, damaged, or sealed with another passphrase.
 */
export async function unpackBackup(file: string, passphrase: string, { folder, signal }: Into): Promise<OpenedBackup> {
  return reading(file, async (handle) => {
    const { header, bytes } = await readBackupHeader(handle);
    const { key, check } = await backupKey(passphrase, header.kdf);
    if (check !== header.check) throw refused('invalid_input', tell('backup_wrong_passphrase'));
    const source = createTaker(openPieces(handle, { key, header: bytes, pieceBytes: header.pieceBytes }));
    const contents = await readContents(source);
    for (const { name, bytes: size } of contents.files) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await unpackOne(path, source.pieces(size), signal);
    }
    if (!(await source.isOver())) throw damaged();
    return { header, masterKey: Buffer.from(contents.masterKey, 'hex'), names: contents.files.map(({ name }) => name) };
  });
}

/** What a file says of itself before it is opened: not to be believed of a stranger's. */
export function headerOf(file: string): Promise<BackupHeader> {
  return reading(file, async (handle) => (await readBackupHeader(handle)).header);
}

async function reading<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw refused('invalid_input', tell('backup_unreadable'), { cause });
  });
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

async function unpackOne(path: string, pieces: AsyncIterable<Buffer>, signal?: AbortSignal): Promise<void> {
  const to = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      await to.appendFile(piece);
    }
    await to.sync();
  } finally {
    await to.close();
  }
}

type Taker = ReturnType<typeof createTaker>;

async function readContents(source: Taker): Promise<Contents> {
  const length = (await source.bytes(4)).readUInt32BE();
  if (length > MOST_CONTENTS_BYTES) throw damaged();
  const { data } = Contents.safeParse(JSON.parse((await source.bytes(length)).toString('utf8')));
  if (!data) throw refused('invalid_input', tell('backup_strange'));
  return data;
}

/** Hands out an opened stream by so many bytes, whatever its pieces are. */
function createTaker(opened: AsyncGenerator<Buffer>) {
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    try {
      const next = await opened.next();
      if (next.done) return false;
      rest = next.value;
      return true;
    } catch (cause) {
      throw damaged(cause);
    }
  }

  async function* pieces(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (rest.length === 0 && !(await more())) throw damaged();
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  return {
    pieces,
    async bytes(count: number): Promise<Buffer> {
      const taken: Buffer[] = [];
      for await (const piece of pieces(count)) taken.push(piece);
      return Buffer.concat(taken);
    },
    /** Reads to the end: only the last piece says that nothing was cut off. */
    async isOver(): Promise<boolean> {
      while (rest.length === 0) if (!(await more())) return true;
      return false;
    },
  };
}
