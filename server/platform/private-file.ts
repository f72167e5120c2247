import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Replaces a file in one step, readable by its owner only. A crash leaves the old content or the new, never half. */
export function writePrivateFile(file: string, content: string): void {
  withDraft(file, content, (draft) => renameSync(draft, file));
}

/** Like {@link writePrivateFile}, but never replaces: false means that somebody else made the file first. */
export function createPrivateFile(file: string, content: string): boolean {
  return withDraft(file, content, (draft) => {
    try {
      linkSync(draft, file); // unlike a rename, a link fails when the name is taken
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

/** The system's code of a failed call, e.g. `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** True when the disk has no room, whoever says so. */
export function isNoRoom(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(errorCode(error) ?? '');
}

function withDraft<T>(file: string, content: string, publish: (draft: string) => T): T {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(fd, content);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    const result = publish(draft);
    syncDirectoryNow(dirname(file));
    return result;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Without this a power cut can undo a rename. Windows has no such call and keeps the order itself. */
export function syncDirectoryNow(directory: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(directory, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
