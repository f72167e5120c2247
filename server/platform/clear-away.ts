import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';

/** On Windows a virus scanner holds for a moment what was just written: a second of patience in all. */
const PATIENT = { recursive: true, force: true, maxRetries: 4, retryDelay: 100 } as const;

/**
 * Removes a folder that has served its purpose, as far as that can be done, and never throws: what was made in it counts,
 * whatever is left of it. The program tries again while it runs, and says what it cannot remove (`copies-in-clear.ts`).
 */
export async function clearAway(folder: string): Promise<void> {
  await rm(folder, PATIENT).catch(() => undefined);
}

/** The same, for whoever may make the whole process wait. */
export function clearAwayNow(folder: string): void {
  try {
    rmSync(folder, PATIENT);
  } catch {
    // As above.
  }
}
