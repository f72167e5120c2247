import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Running = { pid: number; parent: number; command: string };

/** Every process of this machine with its whole command line. Linux only, as are the tests that ask. */
export function processes(): Running[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      // proc(5): the parent stands behind the name, which may hold brackets, and the state.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    } catch {
      return []; // it ended while we looked
    }
  });
}

/** The tunnels that run with the configuration of a data directory. */
export function tunnelsOf(dataDir: string): Running[] {
  return processes().filter(({ command }) => command.includes(dataDir) && command.includes('cloudflared tunnel'));
}

/** The environment a process was started with. */
export function environmentOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
}

/** Every file beneath a folder with its bytes. */
export function filesBeneath(folder: string): { file: string; bytes: Buffer }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return { file, bytes: readFileSync(file) };
  });
}
