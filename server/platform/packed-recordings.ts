import { mkdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import type { Taker } from './sealed-taker.ts';
import { syncDirectory } from './sync-directory.ts';
import { writePieces } from './written-pieces.ts';

/** What recordings there are to pack. None of them changes once it is written; one that is gone by now opens as null. */
export type Recorded = { names: readonly string[]; open: (name: string) => Promise<FileHandle | null> };
export type Recordings = { count: number; bytes: number };

/** Named at random, as they are where they are kept (reliability T30). */
const NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.sealed$/;
const PIECE_BYTES = 1024 * 1024;
const SIZE_BYTES = 8;

/**
 * Recordings one behind the other: a byte with the length of the name, the name, the size in 8 bytes, and what is in it;
 * a byte of nought ends them. How many there are stands nowhere before, since some may go while they are packed.
 */
export async function* packRecordings({ names, open }: Recorded): AsyncGenerator<Buffer> {
  for (const name of names) {
    const file = await open(name);
    if (!file) continue;
    try {
      yield* packOne(name, file);
    } finally {
      await file.close();
    }
  }
  yield Buffer.from([0]);
}

async function* packOne(name: string, file: FileHandle): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const head = Buffer.alloc(SIZE_BYTES);
  head.writeBigUInt64BE(BigInt(size));
  yield Buffer.concat([Buffer.from([name.length]), Buffer.from(name, 'latin1'), head]);
  for (let at = 0; at < size;) {
    const piece = Buffer.alloc(Math.min(PIECE_BYTES, size - at));
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) throw new Error('A recording became shorter while it was read.');
    at += bytesRead;
    yield piece.subarray(0, bytesRead);
  }
}

type Into = { folder: string | undefined; signal?: AbortSignal | undefined };

/** Writes what was packed into a new folder or, without one, only reads it, which proves it all the same. */
export async function takeRecordings(source: Taker, { folder, signal }: Into): Promise<Recordings> {
  if (folder !== undefined) await mkdir(folder, { mode: 0o700 });
  const taken = new Set<string>();
  let bytes = 0;
  for (let length = await byteOf(source); length > 0; length = await byteOf(source)) {
    const name = (await source.bytes(length)).toString('latin1');
    const size = Number((await source.bytes(SIZE_BYTES)).readBigUInt64BE());
    if (!NAME.test(name) || taken.has(name) || !Number.isSafeInteger(size)) {
      throw refused('invalid_input', tell('backup_strange'));
    }
    taken.add(name);
    bytes += size;
    const pieces = source.pieces(size);
    if (folder === undefined) await readOver(pieces, signal);
    else await writePieces(join(folder, name), pieces, signal);
  }
  if (folder !== undefined) await syncDirectory(folder);
  return { count: taken.size, bytes };
}

async function byteOf(source: Taker): Promise<number> {
  return (await source.bytes(1)).readUInt8();
}

async function readOver(pieces: AsyncIterable<Buffer>, signal?: AbortSignal): Promise<void> {
  for await (const piece of pieces) if (piece.length > 0) signal?.throwIfAborted();
}
