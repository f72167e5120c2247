import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

/** Servers have the first core to themselves, whatever makes the load the second. */
export const SERVER_CORE = 0;
export const LOAD_CORE = 1;
/** For what nobody is measured beside, as on an owner's computer. */
export const EVERY_CORE = `0-${availableParallelism() - 1}`;
type Core = number | string;

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
const ticksPerSecond = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;

/** The command, kept to a core where the machine has a way to. */
export function pinned(core: Core, command: string, args: readonly string[]): [string, string[]] {
  return canPin ? ['taskset', ['-c', String(core), command, ...args]] : [command, [...args]];
}

/** Keeps this very process off the server's core. */
export function pinSelf(core: number): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]);
}

export type Started<T> = {
  ready: T;
  /** Sends an empty line and resolves to the line of JSON that comes back. */
  ask: <U>() => Promise<U>;
  stop: () => Promise<void>;
};

/** Starts a Node program that prints one line of JSON when it is ready, on the servers' core unless another is said. */
export async function startServer<T>(
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
  core: Core = SERVER_CORE,
): Promise<Started<T>> {
  const [command, all] = pinned(core, process.execPath, args);
  const path = process.env.PATH ?? '';
  const child = spawn(command, all, {
    cwd,
    env: { PATH: path, TZ: 'UTC', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async <A>(): Promise<A> => {
    const line = await lines.next();
    if (line.done) throw new Error(`A server ended too early: ${args.join(' ')}`);
    return JSON.parse(line.value) as A;
  };
  return {
    ready: await nextLine<T>(),
    ask<A>() {
      child.stdin.write('\n');
      return nextLine<A>();
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Processor time a process has used so far in all its threads, in microseconds, counted by the system. */
export function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / ticksPerSecond;
}

/** Memory of a process that is really in RAM, in bytes. */
export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}
