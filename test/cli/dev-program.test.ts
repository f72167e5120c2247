import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';

import { createProgram } from '../../scripts/dev/program.ts';

const ready = `console.log('[1120/180000.0:ERROR:noise] {'); console.log(JSON.stringify({ event: 'ready', webhookUrl: 'http://127.0.0.1:4780', deskUrl: null }));`;
const endures = 'setInterval(() => undefined, 1000);';
const obeys = `process.on('SIGTERM', () => process.exit(0)); ${endures} ${ready}`;
const ignores = `process.on('SIGTERM', () => undefined); ${endures} ${ready}`;

/** Runs one script after the other, the last one again and again. */
function program(scripts: readonly string[], patienceMs?: number) {
  const started: (number | undefined)[] = [];
  const ended: (number | null)[] = [];
  const made = createProgram({
    spawn() {
      const script = scripts[Math.min(started.length, scripts.length - 1)] ?? '';
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
      started.push(child.pid);
      return child;
    },
    onEnded: (code) => void ended.push(code),
    ...(patienceMs !== undefined && { patienceMs }),
  });
  return { ...made, started, ended };
}

const runs = (pid: number | undefined): boolean => {
  try {
    return process.kill(pid ?? 0, 0);
  } catch {
    return false;
  }
};

describe('the program under development', () => {
  it('when it is changed again while it starts anew, then it starts once more and no oftener', async () => {
    const one = program([obeys]);
    await one.start();

    await Promise.all([one.restart(), one.restart(), one.restart()]);

    expect(one.started).toHaveLength(3);
    expect(one.started.map(runs)).toEqual([false, false, true]);
    await one.stop();
    expect(one.started.map(runs)).toEqual([false, false, false]);
    expect(one.ended).toEqual([]);
  });

  it('when it does not stop, then it is ended', async () => {
    const one = program([ignores], 100);
    await one.start();

    await one.stop();

    expect(one.started.map(runs)).toEqual([false]);
  });

  it('when it ends by itself before it is ready, then that is told, and it can be started anew', async () => {
    const one = program(['process.exit(3)', obeys]);

    expect(await one.start()).toBeUndefined();
    expect(one.ended).toEqual([3]);
    await one.restart();
    expect(one.started.map(runs)).toEqual([false, true]);
    await one.stop();
  });

  it('when there is no such program, then that is told, and a stop has nothing to wait for', async () => {
    const ended: unknown[] = [];
    const one = createProgram({ spawn: () => spawn('/nowhere/electron'), onEnded: (code) => void ended.push(code) });

    expect(await one.start()).toBeUndefined();
    await one.stop();

    expect(ended).toEqual([null]);
  });
});
