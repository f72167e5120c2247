import { readdir, readFile, readlink } from 'node:fs/promises';

import { askSystem } from './ask-system.ts';

export type PortHolder = { name: string; pid: number };

/** Listening, in the kernel's table of sockets. */
const LISTENING = '0A';

/** Which program listens on a port of this computer; null where the system does not tell, as of another user's. */
export async function portHolder(port: number): Promise<PortHolder | null> {
  try {
    if (process.platform === 'linux') return await onLinux(port);
    if (process.platform === 'win32') return await onWindows(port);
    return fromLsof((await askSystem('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])) ?? '');
  } catch {
    return null; // no reason to say less of the port itself
  }
}

async function onLinux(port: number): Promise<PortHolder | null> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const sockets = new Set(tables.flatMap((table) => listenersIn(table, port)).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return null;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))) {
    const handles = await readdir(`/proc/${pid}/fd`).catch(() => []); // another user's, or gone
    for (const handle of handles) {
      const target = await readlink(`/proc/${pid}/fd/${handle}`).catch(() => '');
      if (sockets.has(target)) return { pid: Number(pid), name: (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() };
    }
  }
  return null;
}

/** Inodes of the sockets that listen on a port, in a table as /proc/net/tcp. */
export function listenersIn(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/u))
    .flatMap(([, local = '', , state, , , , , , inode = '']) =>
      state === LISTENING && local.endsWith(`:${hex}`) ? [inode] : [],
    );
}

/** `p<pid>` and `c<name>`, a line each. */
export function fromLsof(said: string): PortHolder | null {
  const lines = said.split('\n');
  const pid = lines.find((line) => line.startsWith('p'))?.slice(1);
  const name = lines.find((line) => line.startsWith('c'))?.slice(1);
  return pid && name ? { name, pid: Number(pid) } : null;
}

async function onWindows(port: number): Promise<PortHolder | null> {
  const pid = pidInNetstat((await askSystem('netstat', ['-ano', '-p', 'TCP'])) ?? '', port);
  if (pid === null) return null;
  const said = await askSystem('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
  const name = /^"([^"]+)"/u.exec(said?.trim() ?? '')?.[1];
  return name === undefined ? null : { name, pid };
}

/** The word for “listening” is in the language of the system, so what listens is known by having nobody at its other end. */
export function pidInNetstat(said: string, port: number): number | null {
  for (const line of said.split('\n')) {
    const [protocol, local = '', far = '', , pid] = line.trim().split(/\s+/u);
    if (protocol === 'TCP' && local.endsWith(`:${port}`) && far.endsWith(':0') && pid) return Number(pid);
  }
  return null;
}
