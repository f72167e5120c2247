import { execFile, spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { systemVariables } from '../platform/system-variables.ts';

export type Member = { pid: number; command: string };

const run = promisify(execFile);
const LOOK_EVERY_MS = 25;
const PS_LIMIT_MS = 5000;
const AFTER_KILL_MS = 300;

/**
 * Sends a signal to a process and to all that it started, for an owner's script may stand before cloudflared. On POSIX
 * the process must lead a group of its own (`spawn` with `detached`), which lives on when its leader has ended.
 */
export function signalAll(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32') return endTree(pid);
  if (!sent(-pid, signal)) sent(pid, signal);
}

/** Ends a process and all that it started, politely at first. */
export async function endAll(pid: number, patienceMs: number, isLeft: () => Promise<boolean>): Promise<void> {
  signalAll(pid, 'SIGTERM');
  const impatient = setTimeout(() => signalAll(pid, 'SIGKILL'), patienceMs);
  await untilNone(isLeft, patienceMs);
  clearTimeout(impatient);
}

/** Resolves when none is left, or when no waiting helps: beyond SIGKILL only the system holds a process. */
export async function untilNone(isLeft: () => Promise<boolean>, patienceMs: number): Promise<void> {
  for (let waited = 0; waited <= patienceMs + AFTER_KILL_MS && (await isLeft()); waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Who is in a group and runs; empty where there is none, where nothing can be learned, and on Windows. */
export async function membersOf(group: number): Promise<Member[]> {
  if (process.platform === 'win32' || !sent(-group, 0)) return [];
  const members = await (process.platform === 'linux' ? onLinux(group) : byPs(group)).catch(() => []);
  return members.filter(({ pid }) => pid !== process.pid);
}

/** proc(5): the 5th field of `stat` is the group; the name before it may hold blanks and brackets. */
async function onLinux(group: number): Promise<Member[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const members = await Promise.all(
    pids.map(async (pid): Promise<Member[]> => {
      try {
        const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
        const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (itsGroup !== String(group) || state === 'Z') return [];
        const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
        return [{ pid: Number(pid), command: command.replaceAll('\0', ' ').trim() }];
      } catch {
        return []; // it has ended meanwhile
      }
    }),
  );
  return members.flat();
}

async function byPs(group: number): Promise<Member[]> {
  const env = { LC_ALL: 'C', PATH: '/usr/bin:/bin' };
  const columns = ['-o', 'pid=', '-o', 'pgid=', '-o', 'stat=', '-o', 'command='];
  const { stdout } = await run('ps', ['-axww', ...columns], { env, timeout: PS_LIMIT_MS });
  return stdout.split('\n').flatMap((line) => {
    const [pid = '', itsGroup, stat = '', ...command] = line.trim().split(/ +/);
    return itsGroup === String(group) && !stat.startsWith('Z')
      ? [{ pid: Number(pid), command: command.join(' ') }]
      : [];
  });
}

/** False where there is nobody to send it to. EPERM is said of processes that have ended and are not yet put away. */
function sent(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Windows has no groups and no SIGTERM: `taskkill /T` ends a process and those below it. */
function endTree(pid: number): void {
  const { SystemRoot = 'C:\\Windows' } = systemVariables(['SystemRoot']);
  const taskkill = join(SystemRoot, 'System32', 'taskkill.exe');
  const { status } = spawnSync(taskkill, ['/PID', String(pid), '/T', '/F'], { windowsHide: true, timeout: 2000 });
  if (status !== 0) sent(pid, 'SIGKILL');
}
