import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Weather } from './ledger.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', 'out', 'server', 'linekeeper.js');
type Ready = { webhookUrl: string; deskUrl: string; pid: number };
export type Sample = { run: number; at: number; rss: number; handles: number; log: number };
export type Program = ReturnType<typeof createProgram>;

/** The built program, as an owner without a window runs it, on one data directory; ended and begun again at will. */
export function createProgram({ dataDir, env }: { dataDir: string; env: Record<string, string> }) {
  let child: ChildProcess | undefined;
  let ready: Ready | undefined;
  let run = 0;
  const weather = { now: 'down' as Weather };
  const said: string[] = [];

  async function start(): Promise<void> {
    const base = { PATH: process.env.PATH ?? '', HOME: dataDir, TZ: 'UTC' };
    child = spawn(process.execPath, [...process.execArgv, PROGRAM, 'serve', '--json', '--data-dir', dataDir], {
      cwd: dataDir,
      env: { ...base, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr?.on('data', (words: Buffer) => void said.push(words.toString()));
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const early = once(child, 'exit').then(() => {
      throw new Error(`The program ended before it was ready: ${said.slice(-3).join('')}`);
    });
    early.catch(() => undefined); // later it may end as it likes
    const [line] = (await Promise.race([once(lines, 'line'), early])) as [string];
    ready = JSON.parse(line) as Ready;
    run += 1;
    weather.now = 'up';
  }

  /** Resolves to its exit code, or null where the signal ended it. */
  async function end(signal: NodeJS.Signals): Promise<number | null> {
    weather.now = 'down';
    const gone = once(child ?? process, 'exit');
    child?.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }

  return {
    dataDir,
    weather,
    start,
    end,
    signal: (signal: NodeJS.Signals): void => void child?.kill(signal),
    at: (): Ready => ready ?? { webhookUrl: '', deskUrl: '', pid: 0 },
    sample(): Sample | undefined {
      const pid = ready?.pid ?? 0;
      if (weather.now === 'down') return undefined;
      try {
        const rss = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
        const log = statSync(join(dataDir, 'linekeeper.db-wal'), { throwIfNoEntry: false })?.size ?? 0;
        return { run, at: Date.now(), rss, handles: readdirSync(`/proc/${pid}/fd`).length, log };
      } catch {
        return undefined; // it has just ended
      }
    },
  };
}
