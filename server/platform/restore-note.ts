import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { RestoreOutcome } from '#contract/backup.ts';

import { writePrivateFile } from './private-file.ts';

/** Beside the database and not in it: a restore that failed changes nothing there, one that went well comes with it. */
const RESTORE_NOTE = 'last-restore.json';

export function writeRestoreNote(folder: string, outcome: RestoreOutcome): void {
  writePrivateFile(join(folder, RESTORE_NOTE), `${JSON.stringify(outcome)}\n`);
}

/** Null where there is none, or none that can be understood. */
export function readRestoreNote(folder: string): RestoreOutcome | null {
  try {
    return RestoreOutcome.parse(JSON.parse(readFileSync(join(folder, RESTORE_NOTE), 'utf8')));
  } catch {
    return null;
  }
}

export function removeRestoreNote(folder: string): void {
  rmSync(join(folder, RESTORE_NOTE), { force: true });
}
