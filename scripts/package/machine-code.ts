import { targetName, TARGETS } from './targets.ts';

/** What a 64-bit program or library begins with on each system, and its number for each processor. */
const ELF = { magic: 0x464c457f, x64: 0x3e, arm64: 0xb7 };
const PE = { magic: 0x00004550, x64: 0x8664, arm64: 0xaa64 };
const MACH_O = { magic: 0xfeedfacf, x64: 0x01000007, arm64: 0x0100000c };

const CODES = {
  linux: (bytes: Buffer) => bytes.readUInt32LE(0) === ELF.magic && numberOf(ELF, bytes.readUInt16LE(0x12)),
  win32: (bytes: Buffer) => {
    const header = bytes.readUInt16LE(0) === 0x5a4d ? bytes.readUInt32LE(0x3c) : 0;
    return bytes.readUInt32LE(header) === PE.magic && numberOf(PE, bytes.readUInt16LE(header + 4));
  },
  darwin: (bytes: Buffer) => bytes.readUInt32LE(0) === MACH_O.magic && numberOf(MACH_O, bytes.readUInt32LE(4)),
};

/**
 * The target that machine code was made for (`linux-x64`), by its ELF, PE or Mach-O header; undefined for anything
 * else, such as an empty file.
 */
export function targetOfCode(bytes: Buffer): string | undefined {
  const found = TARGETS.find(({ platform, arch }) => {
    try {
      return CODES[platform](bytes) === arch;
    } catch (error) {
      if (error instanceof RangeError) return false; // shorter than such a header is
      throw error;
    }
  });
  return found && targetName(found);
}

function numberOf({ x64, arm64 }: { x64: number; arm64: number }, found: number): 'x64' | 'arm64' | undefined {
  return found === x64 ? 'x64' : found === arm64 ? 'arm64' : undefined;
}
