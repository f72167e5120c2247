import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Writable } from 'node:stream';

type Deps = {
  /** Electron's program. */
  program: string;
  /** What it runs: Linekeeper's folder with the built `out/electron/`. */
  root: string;
  given: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Where its complaints go once it runs. */
  complaints: Writable;
};

/** How it ended: its exit code, or that it never came so far as to have a window or a word for its user. */
export type Ended = { code: number } | 'never-ran';

const FROM_OUTSIDE = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the desktop program until it ends. It says `started` over the channel to its parent when it is ready or has told
 * its user why not; what ends without a word, such as for a display that turns out not to be there, never ran. Its
 * complaints are held back so long, for nobody is helped by Chromium's when something else is done instead.
 */
export function runDesktop({ program, root, given, env, complaints }: Deps): Promise<Ended> {
  const child = spawn(program, [root, ...given], { env, stdio: ['inherit', 'inherit', 'pipe', 'ipc'] });
  let running = false;
  const heldBack: Buffer[] = [];
  child.stderr?.on('data', (piece: Buffer) => void (running ? complaints.write(piece) : heldBack.push(piece)));
  child.on('message', (message) => {
    if (message !== 'started' || running) return;
    running = true;
    complaints.write(Buffer.concat(heldBack));
  });

  // Ctrl-C at a terminal reaches it by itself.
  const fromKeyboard = process.stdin.isTTY;
  const pass = (signal: NodeJS.Signals): void =>
    void (signal === 'SIGINT' && fromKeyboard ? undefined : child.kill(signal));
  for (const signal of [...FROM_OUTSIDE, 'SIGINT'] as const) process.on(signal, pass);
  return new Promise<Ended>((resolve) => {
    child.once('error', () => resolve('never-ran'));
    child.once('close', (code, signal) => {
      const asked = signal !== null && (FROM_OUTSIDE as readonly string[]).includes(signal);
      if (running || code === 0 || asked) resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGTERM'] });
      else resolve('never-ran');
    });
  }).finally(() => {
    for (const signal of [...FROM_OUTSIDE, 'SIGINT'] as const) process.off(signal, pass);
  });
}
