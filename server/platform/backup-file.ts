import { createReadStream } from 'node:fs';
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { freshDerivation, readBackupHeader, toHeaderBytes, type BackupHeader } from './backup-header.ts';
import { backupKey } from './backup-key.ts';
import { damaged } from './framed-header.ts';
import { packRecordings, takeRecordings, type Recorded, type Recordings } from './packed-recordings.ts';
import { openPieces, sealedFile } from './sealed-pieces.ts';
import { createTaker, type Taker } from './sealed-taker.ts';
import { writePieces, writeWhole } from './written-pieces.ts';

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
  /** Null where they are left out. */
  recordings?: Recorded | null;
  signal?: AbortSignal | undefined;
  /** Of guessing the passphrase: see `freshDerivation`. */
  cost?: number | undefined;
};

const PIECE_BYTES = 1024 * 1024;
const MOST_CONTENTS_BYTES = 256 * 1024;

/**
 * Writes one encrypted file (docs/decisions/0320). It appears whole, and on the disk, or not at all. What is sealed is
 * a length, the contents as JSON and then the files one behind the other, and after them the recordings.
 */
export async function writeBackup(
  file: string,
  { about, passphrase, signal, cost, ...written }: Written,
): Promise<void> {
  const kdf = freshDerivation(cost);
  const format = written.recordings ? 2 : 1;
  const { key, check } = await backupKey(passphrase, kdf);
  const header = toHeaderBytes({ format, ...about, kdf, check, cipher: 'aes-256-gcm', pieceBytes: PIECE_BYTES });
  const pieces = sealedFile(plain(written), { key, header, pieceBytes: PIECE_BYTES });
  await writeWhole(file, pieces, signal);
}

async function* plain({ masterKey, inside, recordings }: Pick<Written, 'masterKey' | 'inside' | 'recordings'>) {
  const files = await Promise.all(inside.map(async ({ name, path }) => ({ name, bytes: (await stat(path)).size })));
  const contents = Buffer.from(JSON.stringify(Contents.parse({ files, masterKey: masterKey.toString('hex') })), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(contents.length);
  yield Buffer.concat([length, contents]);
  for (const { path } of inside)
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) yield piece as Buffer;
  if (recordings) yield* packRecordings(recordings);
}

type Into = {
  folder: string;
  /** Where recordings go, in that folder; left out, they are read to the end and not written. */
  audio?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Called before anything is written, with how much that is without recordings; what it throws is the end of it. */
  room?: ((bytes: number) => Promise<void>) | undefined;
};
export type OpenedBackup = {
  header: BackupHeader;
  masterKey: Buffer;
  names: readonly string[];
  /** Null where they were left out. */
  recordings: Recordings | null;
};

/**
 * Unpacks a backup into an empty folder. Nothing of it counts before this resolves: the last piece proves the rest.
 * Throws AppError with a sentence for what is foreign, newer, damaged, or sealed with another passphrase.
 */
export async function unpackBackup(file: string, passphrase: string, into: Into): Promise<OpenedBackup> {
  const { folder, signal } = into;
  return reading(file, async (handle) => {
    const { header, bytes } = await readBackupHeader(handle);
    const { key, check } = await backupKey(passphrase, header.kdf);
    if (check !== header.check) throw refused('invalid_input', tell('backup_wrong_passphrase'));
    const source = createTaker(openPieces(handle, { key, header: bytes, pieceBytes: header.pieceBytes }));
    const contents = await readContents(source);
    await into.room?.(contents.files.reduce((sum, { bytes: size }) => sum + size, 0));
    for (const { name, bytes: size } of contents.files) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writePieces(path, source.pieces(size), signal);
    }
    const audio = into.audio === undefined ? undefined : join(folder, into.audio);
    const recordings = header.format === 1 ? null : await takeRecordings(source, { folder: audio, signal });
    if (!(await source.isOver())) throw damaged();
    const names = contents.files.map(({ name }) => name);
    return { header, masterKey: Buffer.from(contents.masterKey, 'hex'), names, recordings };
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

async function readContents(source: Taker): Promise<Contents> {
  const length = (await source.bytes(4)).readUInt32BE();
  if (length > MOST_CONTENTS_BYTES) throw damaged();
  const { data } = Contents.safeParse(JSON.parse((await source.bytes(length)).toString('utf8')));
  if (!data) throw refused('invalid_input', tell('backup_strange'));
  return data;
}
