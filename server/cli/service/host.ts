import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The machine a service is put on, as far as that takes more than a shell. */
export type Host = {
  platform: NodeJS.Platform;
  /** Undefined on Windows. */
  uid: number | undefined;
  user: string;
  home: string;
  node: string;
  nodeOptions: readonly string[];
  /** Whether systemd is what started this machine, which sd_booted(3) tells by this folder. */
  hasSystemd: boolean;
  /** Exit code and output of a program; null when there is no such program or it took longer than a minute. */
  run: (command: string, args: readonly string[]) => { code: number | null; output: string };
  /** Undefined where there is no such file. */
  read: (file: string) => Buffer | undefined;
  write: (file: string, content: Buffer) => void;
  remove: (file: string) => void;
  wait: (milliseconds: number) => Promise<unknown>;
};

const PATIENCE_MS = 60_000;

export function thisHost(): Host {
  return {
    platform: process.platform,
    uid: process.getuid?.(),
    user: userInfo().username,
    home: homedir(),
    node: process.execPath,
    nodeOptions: process.execArgv,
    hasSystemd: existsSync('/run/systemd/system'),
    run(command, args) {
      const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: PATIENCE_MS });
      return { code: status, output: `${stdout ?? ''}${stderr ?? ''}` };
    },
    read: (file) => (existsSync(file) ? readFileSync(file) : undefined),
    write(file, content) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content, { mode: 0o644 });
    },
    remove: (file) => rmSync(file, { force: true }),
    wait: (milliseconds) => setTimeout(milliseconds),
  };
}
