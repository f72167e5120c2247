export type Pattern = {
  bytes: Buffer;
  /** Looked for with A–Z made small; base64 must not be. */ anyCase: boolean;
  of: string;
};

const BITS = 20;

/**
 * Looks for thousands of byte patterns, four bytes or longer, in one walk over a file: every position is first tried
 * against a small table of the patterns' beginnings.
 */
export function createByteFinder(patterns: readonly Pattern[]): (file: Buffer) => Set<string> {
  const seekers = [true, false].map((anyCase) =>
    createSeeker(patterns.filter((pattern) => pattern.anyCase === anyCase)),
  );
  return (file) => {
    const [anyCase, asIs] = seekers;
    return new Set([...(anyCase?.(madeSmall(file)) ?? []), ...(asIs?.(file) ?? [])]);
  };
}

function createSeeker(patterns: readonly Pattern[]): (file: Buffer) => Set<string> {
  const table = new Uint8Array(2 ** BITS);
  const byStart = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    const start = pattern.bytes.readUInt32BE(0);
    table[slotOf(start)] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), pattern]);
  }
  return (file) => {
    const found = new Set<string>();
    let key = 0;
    for (let end = 0; end < file.length; end += 1) {
      key = ((key << 8) | (file[end] ?? 0)) >>> 0;
      if (end < 3 || table[slotOf(key)] === 0) continue;
      for (const { bytes, of } of byStart.get(key) ?? []) {
        if (file.subarray(end - 3, end - 3 + bytes.length).equals(bytes)) found.add(of);
      }
    }
    return found;
  };
}

function slotOf(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> (32 - BITS);
}

function madeSmall(file: Buffer): Buffer {
  const small = Buffer.from(file);
  for (let i = 0; i < small.length; i += 1) {
    const byte = small[i] ?? 0;
    if (byte >= 65 && byte <= 90) small[i] = byte + 32;
  }
  return small;
}
