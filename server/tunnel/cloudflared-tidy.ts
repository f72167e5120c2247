import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A fetch that is under way never takes so long. */
const STALE_MS = 60 * 60_000;

/** Removes what fetches that were killed left behind in a folder. What cannot be removed is left for the next time. */
export async function removeStale(folder: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(folder)) {
    const draft = join(folder, name);
    if (!name.startsWith('.fetch-') || now - (await stat(draft)).mtimeMs < STALE_MS) continue;
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Removes the programs of other versions than this one: 40 MB each, and never run again. */
export async function removeOtherVersions(cacheDir: string, version: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (name === version || !/^\d{4}\.\d{1,2}\.\d{1,2}$/.test(name)) continue;
    // One that still runs cannot be removed on Windows, and goes another time.
    await rm(join(cacheDir, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
