import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { membersOf, signalAll, untilNone } from './process-group.ts';

/**
 * Resolves when the process is really gone, with all that it started: a script that stood before it may end first.
 * `killed` only says that a signal was sent, so it is never asked.
 */
export async function stopChild(child: ChildProcess, patienceMs: number): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const isLeft = async (): Promise<boolean> => (await membersOf(pid)).length > 0;
  const isAlive = child.exitCode === null && child.signalCode === null;
  const gone = isAlive ? once(child, 'exit') : null;
  if (!gone && !(await isLeft())) return;
  signalAll(pid, 'SIGTERM');
  const impatient = setTimeout(() => signalAll(pid, 'SIGKILL'), patienceMs);
  await gone;
  await untilNone(isLeft, patienceMs);
  clearTimeout(impatient);
}
