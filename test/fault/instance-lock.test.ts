import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { acquireInstanceLock } from '../../server/platform/instance-lock.ts';
import { writeRuntimeFile } from '../../server/platform/runtime-file.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Another process that tries to take the lock; `said` is `held` or why it was refused. */
async function starter(dataDir: string) {
  const child = spawn(process.execPath, ['test/support/hold-lock.ts', dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
}

const refusal = 'Linekeeper is already running with this data directory.';

describe('F9: one Linekeeper per data directory', () => {
  it('when ten start at once, then exactly one gets it', async () => {
    const dataDir = temporaryDirectory();
    const all = await Promise.all(Array.from({ length: 10 }, () => starter(dataDir)));
    expect(all.map(({ said }) => said).sort()).toEqual([...Array<string>(9).fill(refusal), 'held']);
  });

  it('when the holder is killed, then the next one gets it at once', async () => {
    const dataDir = temporaryDirectory();
    const { child, said } = await starter(dataDir);
    expect(said).toBe('held');
    expect(() => acquireInstanceLock(dataDir)).toThrow(refusal);
    child.kill('SIGKILL');
    await once(child, 'exit');
    acquireInstanceLock(dataDir).release();
  });

  it('when the holder is known, then the refusal names its process', async () => {
    const dataDir = temporaryDirectory();
    const { child } = await starter(dataDir);
    const url = 'http://127.0.0.1:4780';
    writeRuntimeFile(dataDir, {
      pid: child.pid ?? 0,
      webhookUrl: url,
      deskUrl: url,
      startedAt: '2026-11-20T09:00:00.000Z',
    });
    const named = `Linekeeper is already running with this data directory (process ${child.pid}).`;
    expect(() => acquireInstanceLock(dataDir)).toThrow(
      expect.objectContaining({ code: 'conflict', message: named }) as Error,
    );
  });

  it('when it was given back, then it can be taken again, by this process or another', async () => {
    const dataDir = temporaryDirectory();
    acquireInstanceLock(dataDir).release();
    const lock = acquireInstanceLock(dataDir);
    expect((await starter(dataDir)).said).toBe(refusal);
    lock.release();
    expect((await starter(dataDir)).said).toBe('held');
  });

  it('when the lock file is something else, then one sentence says what to do', () => {
    const dataDir = temporaryDirectory();
    writeFileSync(join(dataDir, 'instance.lock'), 'x'.repeat(5000));
    expect(() => acquireInstanceLock(dataDir)).toThrow(/instance\.lock .* cannot be used \(SQLITE_NOTADB\)/);
  });
});
