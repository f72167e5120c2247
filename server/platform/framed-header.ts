import type { FileHandle } from 'node:fs/promises';

import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

/** Whoever reads a stranger's file reads no more than this of it before anything is known. */
const MOST_BYTES = 4096;

/** Magic, length and JSON: what a sealed file begins with, and what every piece of it is bound to. */
export function toFrame(magic: Buffer, header: object): Buffer {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([magic, length, json]);
}

/** What a file says of itself. Throws AppError `invalid_input` for one that does not begin so. */
export async function readFrame(file: FileHandle, magic: Buffer): Promise<{ words: unknown; bytes: Buffer }> {
  const start = Buffer.alloc(magic.length + 4);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  const length = start.readUInt32BE(magic.length);
  if (bytesRead < start.length || !start.subarray(0, magic.length).equals(magic)) throw foreign();
  if (length > MOST_BYTES) throw damaged();
  const bytes = Buffer.alloc(start.length + length);
  const read = await file.read(bytes, 0, bytes.length, 0);
  if (read.bytesRead < bytes.length) throw damaged();
  try {
    return { words: JSON.parse(bytes.subarray(start.length).toString('utf8')), bytes };
  } catch {
    throw damaged();
  }
}

export function damaged(cause?: unknown) {
  return refused('invalid_input', tell('backup_damaged'), { cause });
}

function foreign() {
  return refused('invalid_input', tell('backup_foreign'));
}
