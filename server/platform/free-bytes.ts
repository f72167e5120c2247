import { statfs } from 'node:fs/promises';

/** How much this user may still write where the directory lies. */
export async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}
