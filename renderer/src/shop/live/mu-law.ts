const BIAS = 0x84;
const LOUDEST = 0x8000;

/** What one code of G.711 μ-law stands for, between -1 and 1. On the wire all bits are turned over. */
function levelOf(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 7)) - BIAS;
  return ((bits & 0x80 ? -1 : 1) * magnitude) / LOUDEST;
}

const LEVELS = Float32Array.from({ length: 256 }, (_, code) => levelOf(code));

/** Sound as the telephone carries it, 8000 bytes a second, as samples that a browser plays. */
export function decodeMuLaw(codes: Uint8Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(codes.length);
  for (const [at, code] of codes.entries()) samples[at] = LEVELS[code] ?? 0;
  return samples;
}
