import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';

import type { Machine } from './electron-parts.ts';
import { toWatchCommand } from './update-watch.ts';

type Deps = { machine: Pick<Machine, 'env' | 'execPath' | 'platform'> };

/** Starts what outlives us, out of a folder that no installer has to replace. */
export function startWatch({ machine }: Deps): void {
  const { file, args, env } = toWatchCommand(machine.platform, machine.execPath);
  spawn(file, args, {
    cwd: tmpdir(),
    detached: true,
    env: { ...machine.env, ...env },
    stdio: 'ignore',
    windowsHide: true,
  })
    .on('error', () => undefined) // nobody is left to be told: the log is closed, and the update goes on
    .unref();
}
