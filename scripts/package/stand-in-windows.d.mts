/**
 * A Windows program with no code, a version and our bytes in it: enough for electron-builder to write the archive’s
 * hash into, as it does with the real one.
 */
export function standInProgram(bytes: Buffer): Buffer;
