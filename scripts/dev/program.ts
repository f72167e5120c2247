import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const Ready = z.object({
  event: z.literal('ready'),
  webhookUrl: z.url(),
  /** Null inside Electron. */
  deskUrl: z.url().nullable(),
});
export type Ready = z.infer<typeof Ready>;

type Deps = {
  /** Starts it with `--json`, its standard output piped. */
  spawn: () => ChildProcess;
  /** It ended though nobody asked it to. */
  onEnded: (code: number | null) => void;
  /** A stop that hangs is a fault of the program, but must not keep its developer waiting for ever. */
  patienceMs?: number;
};

export type Program = {
  /** Resolves with what the program says when it is ready, or undefined when it ended before. */
  start(): Promise<Ready | undefined>;
  /** Ends it and starts it anew; calls while that goes on are one. */
  restart(): Promise<void>;
  /** Passes a word on to it, where it listens. */
  tell(word: string): void;
  /** @param knows it was told already, as by Ctrl-C at a terminal, which reaches all */
  stop(knows?: boolean): Promise<void>;
};

/** The program under development: one process at a time, begun anew whenever asked. */
export function createProgram({ spawn, onEnded, patienceMs = 6000 }: Deps): Program {
  let child: ChildProcess | undefined;
  let under: Promise<void> | undefined;
  let onceMore = false;
  const asked = new WeakSet<ChildProcess>();

  function start(): Promise<Ready | undefined> {
    const started = (child = spawn());
    const ended = (code: number | null): void => {
      if (child === started) child = undefined;
      if (!asked.has(started)) onEnded(code);
    };
    started.once('exit', ended);
    started.once('error', () => ended(null)); // there is no such program
    return readyLine(started, once(started, 'exit'));
  }

  async function stop(knows = false): Promise<void> {
    const running = child;
    if (running === undefined) return;
    asked.add(running);
    const gone = once(running, 'exit');
    if (!knows) running.kill('SIGTERM');
    const impatient = setTimeout(() => running.kill('SIGKILL'), patienceMs);
    await gone;
    clearTimeout(impatient);
  }

  async function again(): Promise<void> {
    do {
      onceMore = false;
      await stop();
      await start();
    } while (onceMore);
    under = undefined;
  }

  return {
    start,
    stop,
    restart() {
      onceMore = true; // what changes while it starts may be read already, or not
      return (under ??= again());
    },
    tell: (word) => void (child?.connected && child.send(word)),
  };
}

function readyLine({ stdout }: ChildProcess, gone: Promise<unknown>): Promise<Ready | undefined> {
  return new Promise((resolve) => {
    gone.then(
      () => resolve(undefined),
      () => resolve(undefined),
    );
    if (stdout === null) return;
    createInterface({ input: stdout }).on('line', (line) => {
      const ready = toReady(line);
      if (ready) resolve(ready);
    });
  });
}

/** Chromium may say something of its own before. */
function toReady(line: string): Ready | undefined {
  try {
    return Ready.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
