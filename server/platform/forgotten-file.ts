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
type About = { memory: string; writtenAt: string };
export type ForgottenFile = About & { tombstones: Forgotten[] };
/** The same, by the keys. */
type Latest = About & { tombstones: ReadonlyMap<string, string> };

/** So many lines are made at once: about as much as a piece holds. */
const LINES = 512;

/**
 * Writes the list in one step (docs/decisions/0324): whoever reads it finds the old one or this one. Reading and writing
 * go by pieces, and the phone is answered between two of them.
 */
export async function writeForgotten(
  file: string,
  masterKey: Buffer,
  { memory, writtenAt, tombstones }: Latest,
  signal: AbortSignal,
): Promise<void> {
  const salt = randomBytes(32).toString('base64');
  const about = { format: 1, writtenAt, memory, salt, cipher: 'aes-256-gcm', pieceBytes: PIECE_BYTES };
  const header = toFrame(MAGIC, about);
  const sealing = { key: keyOf(masterKey, salt), header, pieceBytes: PIECE_BYTES };
  // Of a process that was killed: the name is always the same.
  await rm(`${file}${DRAFT_ENDING}`, { force: true });
  await writeWhole(file, sealedFile(linesOf(tombstones), sealing), signal);
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

function* linesOf(tombstones: ReadonlyMap<string, string>): Generator<Buffer> {
  const lines: string[] = [];
  const taken = (): Buffer => Buffer.from(lines.splice(0).join(''), 'utf8');
  for (const line of tombstones) {
    lines.push(`${JSON.stringify(line)}\n`);
    if (lines.length === LINES) yield taken();
  }
  yield taken();
}

async function readLines(handle: FileHandle, sealing: Parameters<typeof openPieces>[1]): Promise<Forgotten[]> {
  const found: Forgotten[] = [];
  try {
    let begun = Buffer.alloc(0);
    for await (const piece of openPieces(handle, sealing)) {
      const bytes = Buffer.concat([begun, piece]);
      const end = bytes.lastIndexOf('\n') + 1;
      const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
      for (const line of lines) found.push(toForgotten(line));
      begun = bytes.subarray(end);
    }
    return found;
  } catch (cause) {
    // A disk or a folder of the network that fails says nothing of what stands there.
    throw isOfTheSystem(cause) ? cause : damaged(cause);
  }
}

function toForgotten(line: string): Forgotten {
  const [key, erasedAt] = Row.parse(JSON.parse(line));
  return { key, erasedAt };
}

function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
