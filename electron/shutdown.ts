import type { After } from './after.ts';

/** Why the program ends. `power-off` is the computer being switched off, `system` a signal or the end of a session. */
export type QuitReason = 'owner' | 'system' | 'power-off' | 'fault' | 'failed-start';

type Step = { name: string; run: () => void | Promise<void> };

type Deps = {
  app: { exit: (code: number) => void };
  /** In their order; each is tried, whatever became of the one before. */
  steps: () => readonly Step[];
  /** Electron wanted to quit by itself, and was held. */
  onHeld: () => void;
  after: After;
  report: (where: string, error: unknown) => void;
};

/** For what may only come last where everything has really stopped: how long that may take, and what comes else. */
export type Patience = { ms: number; late: () => void };

export type Shutdown = {
  /**
   * Stops everything and ends the process. Later calls change nothing. `last` takes the place of ending it, also where a
   * step hangs, unless there is `patience`.
   */
  quit(reason: QuitReason, last?: () => void, patience?: Patience): Promise<void>;
  begun(): boolean;
  /**
   * Electron is about to quit by itself, as on Cmd-Q: first everything of ours is stopped. Where that is done already it
   * is let go, because an updater ends the program that way; and so it is while the computer is being switched off,
   * because macOS would take the no for one to all of that.
   */
  holdQuit: (event: { preventDefault(): void }) => void;
};

/** Stopping takes milliseconds; one that hangs must still end within the promised three seconds (spec §2). */
export const STOP_MS = 2_800;

/** Doors, tunnel, data, window: once, in order, and within three seconds, also when a step hangs. */
export function createShutdown({ app, steps, onHeld, after, report }: Deps): Shutdown {
  let begun: QuitReason | null = null;
  let ended = false;

  async function quit(reason: QuitReason, last?: () => void, patience?: Patience): Promise<void> {
    if (begun !== null) return;
    begun = reason;
    const code = reason === 'fault' || reason === 'failed-start' ? 1 : 0;
    const finish = last ?? ((): void => app.exit(code));
    const end = (how: () => void): void => {
      if (ended) return;
      ended = true;
      how();
    };
    const { ms, late } = patience ?? { ms: STOP_MS, late: finish };
    const stopWaiting = after(ms, () => end(late));
    for (const { name, run } of steps()) {
      try {
        await run();
      } catch (error) {
        report(`stop.${name}`, error);
      }
    }
    stopWaiting();
    end(finish);
  }

  function holdQuit(event: { preventDefault(): void }): void {
    if (ended || begun === 'power-off') return;
    event.preventDefault();
    onHeld();
  }

  return { quit, begun: () => begun !== null, holdQuit };
}
