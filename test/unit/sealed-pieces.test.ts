import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openPieces, sealPieces } from '../../server/platform/sealed-pieces.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const PIECE = 1024;
const SEALED = PIECE + 16;
const sealing = { key: randomBytes(32), header: Buffer.from('a header'), pieceBytes: PIECE };

async function* inParts(bytes: Buffer, part: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += part) yield await Promise.resolve(bytes.subarray(at, at + part));
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const taken: Buffer[] = [];
  for await (const piece of pieces) taken.push(piece);
  return Buffer.concat(taken);
}

async function sealed(plain: Buffer, part = 700): Promise<Buffer> {
  return Buffer.concat([sealing.header, await whole(sealPieces(inParts(plain, part), sealing))]);
}

async function opened(file: Buffer, over: Partial<typeof sealing> = {}): Promise<Buffer> {
  const path = join(temporaryDirectory(), 'file');
  writeFileSync(path, file);
  const handle = await open(path, 'r');
  try {
    return await whole(openPieces(handle, { ...sealing, ...over }));
  } finally {
    await handle.close();
  }
}

describe('sealed pieces', () => {
  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5])(
    'when %i bytes were sealed in whatever parts, then they open as they were',
    async (bytes) => {
      const plain = randomBytes(bytes);
      for (const part of [1 + Math.floor(bytes / 3), 700, 5000])
        expect((await opened(await sealed(plain, part))).equals(plain)).toBe(true);
    },
  );

  const at = (file: Buffer, index: number): Buffer =>
    file.subarray(sealing.header.length + index * SEALED, sealing.header.length + (index + 1) * SEALED);

  it.each<[string, (file: Buffer) => Buffer]>([
    ['the last piece is missing', (file) => file.subarray(0, sealing.header.length + 3 * SEALED)],
    ['it ends within a piece', (file) => file.subarray(0, file.length - 1)],
    ['nothing is left but the header', (file) => file.subarray(0, sealing.header.length)],
    ['a piece is left out', (file) => Buffer.concat([sealing.header, at(file, 0), at(file, 2), at(file, 3)])],
    ['two pieces changed places', (file) => Buffer.concat([sealing.header, ...[1, 0, 2, 3].map((n) => at(file, n))])],
    ['a piece comes twice', (file) => Buffer.concat([sealing.header, ...[0, 1, 1, 3].map((n) => at(file, n))])],
    ['something was added', (file) => Buffer.concat([file, Buffer.from('x')])],
    ['a bit of the words is another', (file) => flipped(file, sealing.header.length + SEALED + 3)],
    ['a bit of a tag is another', (file) => flipped(file, file.length - 1)],
  ])('when %s, then it does not open', async (_what, change) => {
    const plain = randomBytes(3 * PIECE + 100);
    const file = await sealed(plain);
    expect((await opened(file)).equals(plain)).toBe(true);
    await expect(opened(change(file))).rejects.toThrow();
  });

  it('when the header or the key is another, then it does not open', async () => {
    const file = await sealed(randomBytes(100));
    await expect(opened(file, { header: Buffer.from('b header') })).rejects.toThrow();
    await expect(opened(file, { key: randomBytes(32) })).rejects.toThrow();
  });
});

function flipped(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
