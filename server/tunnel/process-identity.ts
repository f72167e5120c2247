import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { z } from 'zod';

/** Enough to tell a process from every other that has had, or will have, the same number. */
export type ProcessIdentity = { startedAt: string; command: string };

const run = promisify(execFile);
const LIMIT_MS = 5000;

/** Null where there is no such process, or nothing can be learned of it. */
export async function processIdentity(
  pid: number,
  platform: NodeJS.Platform = process.platform,
): Promise<ProcessIdentity | null> {
  try {
    if (platform === 'linux') return await onLinux(pid);
    return platform === 'win32' ? await onWindows(pid) : await byPs(pid);
  } catch {
    return null;
  }
}

/** proc(5): the 22nd field of `stat` is the start in ticks since boot; the name before it may hold blanks and brackets. */
async function onLinux(pid: number): Promise<ProcessIdentity | null> {
  const [stat, command, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/cmdline`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ]);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = '', ticks] = [fields[0], fields[19]];
  if (ticks === undefined || state === 'Z') return null;
  return { startedAt: `${boot.trim()} ${ticks}`, command: command.replaceAll('\0', ' ').trim() };
}

/** `lstart` in the C locale: `Fri Nov 20 10:00:00 2026`. */
const LSTART = 24;

async function byPs(pid: number): Promise<ProcessIdentity | null> {
  const env = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };
  const { stdout } = await run('ps', ['-ww', '-o', 'lstart=', '-o', 'command=', '-p', String(pid)], {
    ...{ env, timeout: LIMIT_MS },
  });
  const line = stdout.trim();
  const [startedAt, command] = [line.slice(0, LSTART), line.slice(LSTART).trim()];
  return command === '' ? null : { startedAt, command };
}

const WindowsProcess = z.object({ Started: z.string(), CommandLine: z.string() });

async function onWindows(pid: number): Promise<ProcessIdentity | null> {
  const query = [
    `Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}'`,
    `Select-Object CommandLine, @{n='Started';e={$_.CreationDate.ToUniversalTime().ToString('o')}}`,
    'ConvertTo-Json -Compress',
  ].join(' | ');
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', query], {
    ...{ timeout: LIMIT_MS * 2, windowsHide: true },
  });
  const { Started: startedAt, CommandLine: command } = WindowsProcess.parse(JSON.parse(stdout));
  return { startedAt, command };
}
