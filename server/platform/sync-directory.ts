import { open } from 'node:fs/promises';

/**
 * Resolves when the names in a directory are on the disk: a synced file whose name is not can be gone after a power
 * cut. Windows has no such call and keeps the order itself.
 */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
