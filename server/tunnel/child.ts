import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { GRACE_MS } from './child-command.ts';
import { toFact, type Fact } from './output-facts.ts';
import { createLineReader } from './output-lines.ts';
import { signalAll } from './process-group.ts';
import { stopChild } from './stop-child.ts';

export type Child = {
  pid: number;
  /** Resolves when it is gone, whoever ended it. */
  gone: Promise<void>;
  stop(): Promise<void>;
};

type Command = {
  program: string;
  args: readonly string[];
  env: Record<string, string>;
  cwd: string;
  onFact: (fact: Fact) => void;
};

/** Starts cloudflared. Rejects with the system's error where it cannot be started. */
export async function startChild({ program, args, env, cwd, onFact }: Command): Promise<Child> {
  // In a group of its own, so that what a script of the owner's has started is ended with it. (On Windows `detached`
  // would mean a console of its own.)
  const apart = { detached: process.platform !== 'win32', windowsHide: true, shell: false };
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], ...apart });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Both are read for as long as it lives: a full pipe would stop it. Only complaints about its use go to stdout.
  for (const output of [child.stdout, child.stderr]) {
    const read = createLineReader((line) => {
      const fact = toFact(line);
      if (fact) onFact(fact);
    });
    output.setEncoding('utf8').on('data', read);
  }
  await once(child, 'spawn');
  // Where we end without stopping anything, such as after a fault, it goes with us; after kill -9 see `orphan.ts`.
  const { pid = 0 } = child; // every process that was started has one
  const goToo = (): void => signalAll(pid, 'SIGTERM');
  process.once('exit', goToo);
  void gone.then(() => process.off('exit', goToo));
  child.on('error', () => undefined); // a signal that could not be sent: `gone` tells what becomes of it
  return { pid, gone, stop: () => stopChild(child, GRACE_MS + 1000) };
}
