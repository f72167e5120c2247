/** Reads Cap'n Proto messages (capnproto.org/encoding.html), as far as they keep to their first segment. */
export type StructReader = {
  uint16(byte: number): number;
  uint32(byte: number): number;
  /** Undefined where nothing is pointed to, or something in another segment. */
  struct(pointer: number): StructReader | undefined;
  bytes(pointer: number): Buffer | undefined;
};

/** Takes what arrives on a stream, piece by piece, and gives the root of every message that is whole. */
export function createMessageReader(onMessage: (root: StructReader) => void): (piece: Buffer) => void {
  let waiting = Buffer.alloc(0);
  return (piece) => {
    waiting = Buffer.concat([waiting, piece]);
    for (let frame = firstFrame(waiting); frame; frame = firstFrame(waiting)) {
      const root = structAt(waiting.subarray(frame.start, frame.end), 0);
      waiting = waiting.subarray(frame.end);
      if (root) onMessage(root);
    }
  };
}

/** A frame begins with the number of segments less one, and the length of each in words, filled up to whole words. */
function firstFrame(bytes: Buffer): { start: number; end: number } | undefined {
  if (bytes.length < 8) return undefined;
  const segments = bytes.readUInt32LE(0) + 1;
  const start = Math.ceil((4 + 4 * segments) / 8) * 8;
  if (bytes.length < start) return undefined;
  const lengths = Array.from({ length: segments }, (_, n) => bytes.readUInt32LE(4 + 4 * n) * 8);
  const end = start + lengths.reduce((sum, length) => sum + length, 0);
  return bytes.length < end ? undefined : { start, end };
}

function structAt(segment: Buffer, pointer: number): StructReader | undefined {
  const low = segment.readInt32LE(pointer);
  if ((low & 3) !== 0 || segment.readBigUInt64LE(pointer) === 0n) return undefined;
  const data = pointer + 8 + (low >> 2) * 8;
  const pointers = data + segment.readUInt16LE(pointer + 4) * 8;
  return {
    uint16: (byte) => segment.readUInt16LE(data + byte),
    uint32: (byte) => segment.readUInt32LE(data + byte),
    struct: (index) => structAt(segment, pointers + index * 8),
    bytes: (index) => bytesAt(segment, pointers + index * 8),
  };
}

function bytesAt(segment: Buffer, pointer: number): Buffer | undefined {
  const low = segment.readInt32LE(pointer);
  if ((low & 3) !== 1) return undefined;
  const start = pointer + 8 + (low >> 2) * 8;
  return segment.subarray(start, start + (segment.readUInt32LE(pointer + 4) >>> 3));
}
