import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

import { runCommandLine } from '../../server/cli/run.ts';
import { createShell, type Shell } from '../../server/cli/shell.ts';
import { compiledBefore } from '../support/compiled-before.ts';
import { PROGRAM } from '../support/program-file.ts';

export const secrets = {
  LINEKEEPER_INITIATION_SECRET: 'initiation-secret-for-tests',
  LINEKEEPER_TOOL_SECRET: 'tool-secret-for-tests',
  ELEVENLABS_WEBHOOK_SECRET: 'webhook-secret-for-tests',
};

export type Ran = { code: number | null; stdout: string; stderr: string };

const Ready = z.strictObject({
  event: z.literal('ready'),
  webhookUrl: z.url(),
  deskUrl: z.url(),
  publicUrl: z.url().nullable(),
  pid: z.int(),
});

export type Served = z.infer<typeof Ready> & {
  dataDir: string;
  child: ChildProcess;
  lines: string[];
  /** Asks the process to end and gives its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** A directory that is gone when the test is. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'linekeeper-cli-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** The program as it is started by people: built, by the Node that runs the tests. */
function start(args: readonly string[], env: Record<string, string>, cwd: string): ChildProcess {
  const base = { PATH: process.env['PATH'], HOME: cwd, APPDATA: cwd, TZ: 'UTC' };
  const ports = { LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0' };
  return spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { ...base, ...ports, ...compiledBefore(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** A command in a process of its own, for what only a process shows. */
export async function linekeeperProcess(
  args: readonly string[],
  env: Record<string, string> = {},
  meanwhile: (child: ChildProcess) => Promise<void> = () => Promise.resolve(),
): Promise<Ran> {
  const child = start(args, env, tempDir());
  child.stdin?.end();
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  await Promise.all([once(child, 'close'), meanwhile(child)]);
  return { code: child.exitCode, stdout: stdout(), stderr: stderr() };
}

/** A command inside the test, where a start costs nothing. Nobody is there to be asked unless `answer` is given. */
export async function linekeeper(
  args: readonly string[],
  env: Record<string, string> = {},
  answer?: string,
): Promise<Ran & { asked: string[] }> {
  const cwd = tempDir();
  const [stdout, stderr, asked]: [string[], string[], string[]] = [[], [], []];
  const shell: Shell = {
    ...createShell(import.meta.dirname),
    env: { HOME: cwd, APPDATA: cwd, ...env },
    cwd,
    say: (line) => void stdout.push(`${line}\n`),
    warn: (line) => void stderr.push(`${line}\n`),
    write: async (pieces) => {
      for await (const piece of pieces) stdout.push(piece);
    },
    interactive: answer !== undefined,
    question: (text) => {
      asked.push(text);
      return Promise.resolve(answer ?? '');
    },
    readLine: () => Promise.resolve(answer ?? ''),
  };
  const code = await runCommandLine(args, shell);
  return { code, stdout: stdout.join(''), stderr: stderr.join(''), asked };
}

/** Starts a server and waits for its ready line; it is killed at the end of the test if it still runs. */
export async function serve(
  args: readonly string[] = [],
  env: Record<string, string> = secrets,
  dir = tempDir(),
): Promise<Served> {
  const dataDir = join(dir, 'data');
  const child = start(['serve', '--json', '--data-dir', dataDir, ...args], env, dir);
  onTestFinished(() => void child.kill('SIGKILL'));
  const stderr = collect(child.stderr);
  const lines: string[] = [];
  const out = createInterface({ input: child.stdout ?? process.stdin });
  const first = await new Promise<string>((found, failed) => {
    out.once('line', found);
    out.on('line', (line) => lines.push(line));
    child.once('exit', () => failed(new Error(`serve ended before it was ready: ${stderr()}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return { ...Ready.parse(JSON.parse(first)), dataDir, child, lines, stop };
}

/** What a person sees until the last line, `Press Ctrl-C to stop.`; the server is stopped then. */
export async function servePeople(env: Record<string, string>, args: readonly string[] = []): Promise<string> {
  const dir = tempDir();
  const child = start(['serve', '--data-dir', join(dir, 'data'), ...args], env, dir);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  await new Promise<void>((told, failed) => {
    child.stdout?.on('data', () => stdout().includes('Press Ctrl-C') && told());
    child.once('exit', () => failed(new Error(`serve ended before it was ready: ${stderr()}`)));
  });
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  return stdout();
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const pieces: Buffer[] = [];
  stream?.on('data', (piece: Buffer) => void pieces.push(piece));
  return () => Buffer.concat(pieces).toString('utf8');
}
