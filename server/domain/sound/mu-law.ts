const BIAS = 0x84;
const LOUDEST = 32_635;

/** What the telephone makes of one sample of 16 bits (G.711 μ-law, all bits turned over as on the wire). */
export function toMuLaw(sample: number): number {
  const magnitude = Math.min(Math.abs(sample), LOUDEST) + BIAS;
  const exponent = 24 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}
