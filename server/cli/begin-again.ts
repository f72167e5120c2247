import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { EXIT } from './exit-codes.ts';

/** How often a program begins again by itself: what fails more often will not get better by that (reliability F23). */
const MOST = 3;
const WITHIN_MS = 10 * 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Says how many faults came before, to whoever is started after one. */
const FAULTS = 'LINEKEEPER_FAULTS';

/** Whether another process waits for the end of this one and begins again; `isLast`: not after one more fault. */
export function attendance(env: Readonly<Record<string, string | undefined>>): {
  isAttended: boolean;
  isLast: boolean;
} {
  const faults = Number(env[FAULTS] ?? 0);
  return { isAttended: faults > 0, isLast: faults >= MOST };
}

/**
 * Starts this program anew, as it was started, and waits for it; every signal is handed on. Whoever calls has stopped
 * all it did: after a fault that nobody caught only a fresh process is worth anything, and this one is its parent from now
 * on. Not every program has a service manager that would do it.
 * @returns the exit code to end with
 */
export async function beginAgain(): Promise<number> {
  let faults = [performance.now()];
  for (;;) {
    const { code, isAsked } = await runAnew(faults.length);
    if (isAsked || code !== EXIT.failed) return code;
    faults = [...faults.filter((at) => performance.now() - at < WITHIN_MS), performance.now()];
    if (faults.length > MOST) return code;
  }
}

async function runAnew(faults: number): Promise<{ code: number; isAsked: boolean }> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    // The channel is there to be lost: a child whose parent is killed ends as well.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [FAULTS]: String(faults) },
  });
  let isAsked = false;
  const pass = (signal: NodeJS.Signals): void => {
    isAsked = true;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const signal of SIGNALS) process.off(signal, pass);
  return { code: code ?? EXIT.failed, isAsked };
}
