import { inflateSync } from 'node:zlib';

export type Bitmap = { width: number; height: number; rgba: Buffer };

/** Reads a PNG as Chromium writes them: eight bits, with or without alpha, not interlaced. https://www.w3.org/TR/png-3/ */
export function readPng(file: Buffer): Bitmap {
  const [width, height, depth, colours] = [file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25]];
  if (depth !== 8 || (colours !== 6 && colours !== 2))
    throw new Error(`PNG of kind ${depth}/${colours} is not read here`);
  const channels = colours === 6 ? 4 : 3;
  const raw = unfiltered(inflateSync(Buffer.concat([...imageData(file)])), width * channels, channels);
  if (channels === 4) return { width, height, rgba: raw };
  const rgba = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) raw.copy(rgba, at * 4, at * 3, at * 3 + 3);
  return { width, height, rgba };
}

function* imageData(file: Buffer): Generator<Buffer> {
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') yield file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
  }
}

/** Each byte was written as its difference from a guess by the bytes left, above and above left of it. */
function unfiltered(lines: Buffer, stride: number, step: number): Buffer {
  const height = lines.length / (stride + 1);
  const out = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = y > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - stride - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (lines[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(estimate - each)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
