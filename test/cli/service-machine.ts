import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { serviceCommand } from '../../server/cli/commands/service.ts';
import type { Host } from '../../server/cli/service/host.ts';
import { createShell } from '../../server/cli/shell.ts';
import { AppError } from '../../server/contract/errors.ts';
import { writeRuntimeFile } from '../../server/platform/runtime-file.ts';
import { tempDir } from './support.ts';

type Machine = Host & { files: Map<string, Buffer>; ran: string[] };
type Answers = (line: string) => { code: number | null; output: string };

const fine: Answers = () => ({ code: 0, output: '' });

/** A machine of the given kind with its files in memory; what would be run is written down. */
export function machine(over: Partial<Host> = {}, answer: Answers = fine): Machine {
  const files = new Map<string, Buffer>();
  const ran: string[] = [];
  return {
    platform: 'linux',
    uid: 1000,
    user: 'nora',
    home: '/home/nora',
    node: '/opt/node',
    nodeOptions: [],
    hasSystemd: true,
    run(command, args) {
      ran.push([command, ...args].join(' '));
      return answer(ran.at(-1) ?? '');
    },
    read: (file) => (file.endsWith('linekeeper.js') ? Buffer.from('built') : files.get(file)),
    write: (file, content) => void files.set(file, content),
    remove: (file) => void files.delete(file),
    wait: () => Promise.resolve(),
    files,
    ran,
    ...over,
  };
}

/** Runs `service …` on it. The start of the service, whoever does it, leaves a runtime file as `serve` does. */
export async function service(host: Machine, args: readonly string[], { dir = tempDir(), env = {} } = {}) {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const cwd = join(dir, 'here');
  mkdirSync(cwd, { recursive: true });
  const shell = { ...createShell(import.meta.dirname), env, cwd, say, warn: say };
  let code: number | undefined;
  let failure: AppError | undefined;
  await serviceCommand({ shell, finish: (given) => void (code = given) }, host)
    .parseAsync([...args, '--data-dir', join(dir, 'data')], { from: 'user' })
    .catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      failure = error;
    });
  return { said, code, failure };
}

export function answerAsServer(dir: string, pid = process.pid): void {
  mkdirSync(join(dir, 'data'), { recursive: true });
  const urls = { webhookUrl: 'http://127.0.0.1:4780', deskUrl: 'http://127.0.0.1:4781' };
  writeRuntimeFile(join(dir, 'data'), { pid, ...urls, startedAt: '2026-11-20T12:00:00.000Z' });
}

/** A machine on which the given command line is what starts Linekeeper. */
export function starting(dir: string, line: string, over: Partial<Host> = {}): Machine {
  return machine(over, (ran) => {
    if (ran === line) answerAsServer(dir);
    return { code: 0, output: '' };
  });
}

export const UNIT = '/home/nora/.config/systemd/user/linekeeper.service';
