import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { compiledBefore } from '../compiled-before.ts';

type Packed = {
  /** The unpacked archive: `package.json`, `out/`, `resources/` and what the program needs of node_modules. */
  root: string;
  /** An empty folder for what the system and Linekeeper keep. */
  home: string;
  version?: string;
  args?: readonly string[];
  env?: Record<string, string>;
};

const HOOK = join(import.meta.dirname, 'packed-hook.ts');

/**
 * Starts the bundle of the main process as it would lie in a package, in a plain Node whose `electron` is the stand-in.
 * Resolves with what its ready line says; rejects with what it printed when it ends before that.
 */
export async function runPacked({ root, home, version = '0.0.0-packed', args = ['--hidden'], env = {} }: Packed) {
  const standIn = { STAND_IN_ROOT: root, STAND_IN_HOME: home, STAND_IN_VERSION: version };
  const main = join(root, 'out', 'electron', 'main.js');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', HOOK, main, '--json', ...args],
    {
      cwd: home,
      env: {
        PATH: process.env['PATH'],
        ...compiledBefore(),
        HOME: home,
        LINEKEEPER_DATA_DIR: join(home, 'data'),
        ...standIn,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let said = '';
  child.stderr.on('data', (words: Buffer) => (said += words.toString()));

  const ready = new Promise<{ webhookUrl: string; publicUrl: string | null }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told: unknown = line.startsWith('{') ? JSON.parse(line) : undefined;
      if (isReady(told)) resolve(told);
    });
    void exited.then((code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });

  return {
    ...(await ready),
    pid: child.pid,
    /** Everything it complained of so far. */
    said: (): string => said,
    /** Asks it to end; resolves with its exit code and how long that took, in milliseconds. */
    async stop(): Promise<{ code: number | null; milliseconds: number }> {
      const from = performance.now();
      child.kill('SIGTERM');
      return { code: await exited, milliseconds: performance.now() - from };
    },
  };
}

type Ready = { event: 'ready'; webhookUrl: string; publicUrl: string | null };

function isReady(told: unknown): told is Ready {
  return typeof told === 'object' && told !== null && 'event' in told && told.event === 'ready';
}
