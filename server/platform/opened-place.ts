import { mkdtempSync, readdirSync } from 'node:fs';
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

/** What processes left that were killed while they looked at a backup. */
export function leftOpened(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => {
    const pid = NAME.exec(name)?.groups?.['pid'];
    return pid !== undefined && !isAlive(Number(pid));
  });
}
