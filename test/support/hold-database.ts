import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Lets another process hold a lock on the database; resolves to what lets go of it. */
export async function holdDatabase(dataDir: string, statement: string): Promise<() => Promise<void>> {
  const script = join(import.meta.dirname, 'foreign-lock.ts');
  const args = [script, join(dataDir, 'linekeeper.db'), statement];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async () => {
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
}
