import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Resolves when the process is really gone. `killed` only says that a signal was sent, so it is never asked. */
export async function stopChild(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM'); // on Windows there is no other way than to end it
  const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(impatient);
}
