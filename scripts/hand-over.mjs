import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Becomes the given program as far as its parent can tell: same input and output, signals passed on, exit code kept.
 * Ctrl-C at a terminal reaches the program by itself, so passing it on would stop it twice.
 */
export function handOver(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const fromKeyboard = process.stdin.isTTY === true;
  process.on('SIGINT', () => {
    if (!fromKeyboard) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  child.on('error', (error) => {
    process.stderr.write(`The program could not be started (${error.code}).\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm puts a shell between itself and us, and a shell told to stop ends without a word: then we lose our parent. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
}
