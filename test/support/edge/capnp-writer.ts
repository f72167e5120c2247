/**
 * Writes one Cap'n Proto message of a single segment, as far as an edge has to speak (capnproto.org/encoding.html).
 * A word is 8 bytes; offsets of values are in bytes, from where the struct's data begins.
 */
export type StructWriter = {
  uint8(byte: number, value: number): void;
  uint16(byte: number, value: number): void;
  uint32(byte: number, value: number): void;
  int64(byte: number, value: bigint): void;
  /** Makes a struct and points to it. */
  struct(pointer: number, size: StructSize): StructWriter;
  /** Makes a list of one struct and points to it. */
  listOfOne(pointer: number, size: StructSize): StructWriter;
  bytes(pointer: number, value: Uint8Array): void;
  text(pointer: number, value: string): void;
  /** Points to an entry of the table of capabilities. */
  capability(pointer: number, index: number): void;
};

/** In words. */
type StructSize = { data: number; pointers: number };

const LIST_OF_BYTES = 2;
const LIST_OF_STRUCTS = 7;
const MOST_WORDS = 256;

/** `root` is the struct the message consists of; `frame` gives the bytes as they travel. */
export function createMessage(size: StructSize): { root: StructWriter; frame(): Buffer } {
  const words = Buffer.alloc(MOST_WORDS * 8);
  let used = 1; // the first word points to the root

  function allocate(count: number): number {
    const at = used;
    used += count;
    return at;
  }

  /** The low half of a pointer: what it is, and how far behind itself the thing lies. */
  function point(pointer: number, target: number, kind: number): void {
    words.writeInt32LE(((target - pointer - 1) << 2) | kind, pointer * 8);
  }

  function sizeAt(word: number, { data, pointers }: StructSize): void {
    words.writeUInt16LE(data, word * 8 + 4);
    words.writeUInt16LE(pointers, word * 8 + 6);
  }

  function structAt(pointer: number, size: StructSize): StructWriter {
    const isEmpty = size.data + size.pointers === 0;
    const at = allocate(size.data + size.pointers);
    point(pointer, isEmpty ? pointer : at, 0);
    sizeAt(pointer, size);
    return writerAt(at, at + size.data);
  }

  function bytesAt(pointer: number, value: Uint8Array): void {
    const at = allocate(Math.ceil(value.length / 8));
    words.set(value, at * 8);
    point(pointer, at, 1);
    words.writeUInt32LE((value.length << 3) | LIST_OF_BYTES, pointer * 8 + 4);
  }

  function listOfOneAt(pointer: number, size: StructSize): StructWriter {
    const length = size.data + size.pointers;
    const tag = allocate(1 + length);
    point(pointer, tag, 1);
    words.writeUInt32LE((length << 3) | LIST_OF_STRUCTS, pointer * 8 + 4);
    words.writeUInt32LE(1 << 2, tag * 8);
    sizeAt(tag, size);
    return writerAt(tag + 1, tag + 1 + size.data);
  }

  const writerAt = (data: number, pointers: number): StructWriter => ({
    uint8: (byte, value) => void words.writeUInt8(value, data * 8 + byte),
    uint16: (byte, value) => void words.writeUInt16LE(value, data * 8 + byte),
    uint32: (byte, value) => void words.writeUInt32LE(value, data * 8 + byte),
    int64: (byte, value) => void words.writeBigInt64LE(value, data * 8 + byte),
    struct: (pointer, size) => structAt(pointers + pointer, size),
    listOfOne: (pointer, size) => listOfOneAt(pointers + pointer, size),
    bytes: (pointer, value) => bytesAt(pointers + pointer, value),
    text: (pointer, value) => bytesAt(pointers + pointer, Buffer.from(`${value}\0`)),
    capability(pointer, index) {
      words.writeUInt32LE(3, (pointers + pointer) * 8);
      words.writeUInt32LE(index, (pointers + pointer) * 8 + 4);
    },
  });

  return {
    root: structAt(0, size),
    frame() {
      const header = Buffer.alloc(8); // one segment, and its length
      header.writeUInt32LE(used, 4);
      return Buffer.concat([header, words.subarray(0, used * 8)]);
    },
  };
}
