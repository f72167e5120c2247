import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { isAlive } from './runtime-file.ts';

const NAME = /^verifying-(?<pid>\d+)-/u;

/**
 * A folder beside the memory for what lies in clear only for a moment, and not where everybody may read. Named after the
 * process, so that what a killed one left is known from what is being looked at.
 */
export function placeForOpened(dataDir: string): string {
  return mkdtempSync(join(dataDir, `verifying-${process.pid}-`));
}

/** Removes what processes left that were killed while they looked at a backup. */
export function removeLeftOpened(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = NAME.exec(name)?.groups?.['pid'];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}
