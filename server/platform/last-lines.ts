import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MOST_BYTES = 64 * 1024;

/** The last whole lines of a text file, at most `most` of them; none where it cannot be read. */
export function lastLines(file: string, most: number): string[] {
  let fd: number | undefined;
  try {
    fd = openSync(file, 'r');
    const { size } = fstatSync(fd);
    const begin = Math.max(0, size - MOST_BYTES);
    const chunk = Buffer.alloc(size - begin);
    const read = readSync(fd, chunk, 0, chunk.length, begin);
    const lines = chunk.toString('utf8', 0, read).split('\n').slice(0, -1);
    // The first may be the end of one.
    return (begin === 0 ? lines : lines.slice(1)).slice(-most);
  } catch {
    return [];
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
