import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** A folder in memory, on most Linux machines. */
const MEMORY = '/dev/shm';

/** More than the packages that are made and taken apart again need. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Gives a project's workers two folders that are gone after the run. In one, every Node that a test starts finds the
 * program as an earlier one compiled it, which is half of a start. The other, for whatever a test writes, lies in memory
 * where it can: a thousand databases wait for the disk otherwise. A project whose `env` names a `TMPDIR` keeps it.
 */
export function setup({ config }: TestProject): () => void {
  const folder = mkdtempSync(join(isFit(MEMORY) ? MEMORY : tmpdir(), 'linekeeper-tests-'));
  const [compiled, written] = [join(folder, 'compiled'), join(folder, 'written')];
  // Some tests start the program as nobody.
  chmodSync(folder, 0o755);
  for (const part of [compiled, written]) {
    mkdirSync(part);
    chmodSync(part, 0o1777);
  }
  config.env = { TMPDIR: written, NODE_COMPILE_CACHE: compiled, ...config.env };
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Whether there is room, and whether programs may be started from there: in a container it is often small and barred. */
function isFit(folder: string): boolean {
  let probe: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < ENOUGH_BYTES) return false;
    probe = mkdtempSync(join(folder, 'linekeeper-probe-'));
    const script = join(probe, 'probe');
    writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    return spawnSync(script).status === 0;
  } catch {
    return false;
  } finally {
    if (probe !== undefined) rmSync(probe, { recursive: true, force: true });
  }
}
