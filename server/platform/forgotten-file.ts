import { randomBytes } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';

import { z } from 'zod';

import { deriveKey } from './derive-key.ts';
import { damaged, readFrame, toFrame } from './framed-header.ts';
import { openPieces, sealedFile } from './sealed-pieces.ts';
import { DRAFT_ENDING, writeWhole } from './written-pieces.ts';

const MAGIC = Buffer.from('LINEKEEPER FORGOT\n', 'latin1');
const PIECE_BYTES = 64 * 1024;

/** Nothing of it can be tried out: the key is of the memory's own, which no words lead to. */
const Header = z.object({
  format: z.literal(1),
  writtenAt: z.iso.datetime(),
  memory: z.uuid(),
  salt: z.string().regex(/^[\w+/]+={0,2}$/),
  cipher: z.literal('aes-256-gcm'),
  pieceBytes: z.int().min(1024).max(4_194_304),
});
const Row = z.tuple([z.string(), z.iso.datetime()]);

/** What was forgotten, and when: keys as they stand in the database. */
type Forgotten = { key: string; erasedAt: string };
export type ForgottenFile = { memory: string; writtenAt: string; tombstones: Forgotten[] };

/** Writes the list in one step (docs/decisions/0324): whoever reads it finds the old one or this one. */
export async function writeForgotten(file: string, masterKey: Buffer, list: ForgottenFile): Promise<void> {
  const { memory, writtenAt, tombstones } = list;
  const salt = randomBytes(32).toString('base64');
  const about = { format: 1, writtenAt, memory, salt, cipher: 'aes-256-gcm', pieceBytes: PIECE_BYTES };
  const header = toFrame(MAGIC, about);
  const sealing = { key: keyOf(masterKey, salt), header, pieceBytes: PIECE_BYTES };
  // Of a process that was killed: the name is always the same.
  await rm(`${file}${DRAFT_ENDING}`, { force: true });
  await writeWhole(file, sealedFile(linesOf(tombstones), sealing));
}

/**
 * Reads one as a stranger's. Of another memory nothing but that is said. Rejects with AppError where it is damaged or
 * sealed with another key, and with the system's error where it cannot be read.
 */
export async function readForgotten(file: string, masterKey: Buffer, memory: string): Promise<ForgottenFile> {
  const handle = await open(file, 'r');
  try {
    const { words, bytes } = await readFrame(handle, MAGIC);
    const { data } = Header.safeParse(words);
    if (!data) throw damaged();
    const about = { memory: data.memory, writtenAt: data.writtenAt };
    if (data.memory !== memory) return { ...about, tombstones: [] };
    const sealing = { key: keyOf(masterKey, data.salt), header: bytes, pieceBytes: data.pieceBytes };
    return { ...about, tombstones: await readLines(handle, sealing) };
  } finally {
    await handle.close();
  }
}

function keyOf(masterKey: Buffer, salt: string): Buffer {
  return deriveKey(masterKey, `forgotten ${salt}`);
}

function* linesOf(tombstones: readonly Forgotten[]): Generator<Buffer> {
  for (const { key, erasedAt } of tombstones) yield Buffer.from(`${JSON.stringify([key, erasedAt])}\n`, 'utf8');
}

async function readLines(handle: FileHandle, sealing: Parameters<typeof openPieces>[1]): Promise<Forgotten[]> {
  try {
    const pieces: Buffer[] = [];
    for await (const piece of openPieces(handle, sealing)) pieces.push(piece);
    const lines = Buffer.concat(pieces).toString('utf8').split('\n').slice(0, -1);
    return lines.map((line) => {
      const [key, erasedAt] = Row.parse(JSON.parse(line));
      return { key, erasedAt };
    });
  } catch (cause) {
    throw damaged(cause);
  }
}
