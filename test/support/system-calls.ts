import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryDirectory } from './temporary-directory.ts';

const CALLS = 'read,recvfrom,write,writev,sendto,sendmsg,pwrite64,pwritev,fdatasync,fsync';

export type Step = 'asked' | 'renewed' | 'stored' | 'synced' | 'answered';

/**
 * Watches every thread of a process with strace (Debian's package of that name); the returned function stops watching
 * and gives the lines, in their order. Undefined where there is no strace, or it may not look into other processes.
 */
export async function traceOf(pid: number): Promise<(() => Promise<string[]>) | undefined> {
  const file = join(temporaryDirectory(), 'trace');
  const strace = spawn('strace', ['-f', '-y', '-s', '40', '-o', file, '-e', `trace=${CALLS}`, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((over) => strace.once('error', over).once('exit', over));
  const said = new Promise<string>((told) => strace.stderr.on('data', (words: Buffer) => told(words.toString())));
  const attached = await Promise.race([said.then((words) => words.includes(' attached')), gone]);
  if (attached !== true) return undefined;
  return async () => {
    strace.kill('SIGINT');
    await gone;
    return whole(readFileSync(file, 'utf8').split('\n'));
  };
}

/** A call that was still under way when another thread made one stands in two lines; it counts when it is over. */
function whole(lines: readonly string[]): string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const thread = line.split(' ', 1)[0] ?? '';
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length));
      return [];
    }
    const rest = /<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1];
    return [rest === undefined ? line : `${begun.get(thread) ?? ''}${rest}`];
  });
}

const KINDS: readonly (readonly [Step, RegExp])[] = [
  ['asked', /\b(?:read|recvfrom)\(.*"POST \/webhook\/post-call /],
  // The 32 bytes at the head of the log, which SQLite writes and syncs before anything else once the log was emptied.
  ['renewed', /\bpwrite64\(\d+<[^>]*linekeeper\.db-wal>,.*, 32, 0\) += 32$/],
  ['stored', /\bpwritev?(?:64)?\(\d+<[^>]*linekeeper\.db-wal>/],
  ['synced', /\bf(?:data)?sync\(\d+<[^>]*linekeeper\.db-wal>\) += 0$/],
  ['answered', /\b(?:write|writev|sendto|sendmsg)\(\d+<(?:socket|TCP).*"HTTP\/1\.1 200 /],
];

/** What was done between a post-call delivery and its answer, repetitions of the same step left out. */
export function stepsIn(lines: readonly string[]): Step[] {
  const steps = lines.flatMap((line) => KINDS.find(([, looks]) => looks.test(line))?.[0] ?? []);
  const whole = steps.slice(steps.indexOf('asked'), steps.indexOf('answered') + 1);
  return whole.filter((step, index) => step !== whole[index - 1]);
}
