import type { After } from './after.ts';

/** Why the program ends. After a fault it is started again; an update does that itself. */
export type QuitReason = 'owner' | 'system' | 'fault' | 'failed-start';

type Step = { name: string; run: () => void | Promise<void> };

type Deps = {
  app: { exit: (code: number) => void };
  /** In their order; each is tried, whatever became of the one before. */
  steps: () => readonly Step[];
  after: After;
  report: (where: string, error: unknown) => void;
};

export type Shutdown = {
  /** Stops everything and ends the process. Later calls change nothing. `last` takes the place of ending it. */
  quit(reason: QuitReason, last?: () => void): Promise<void>;
  begun(): boolean;
};

/** Stopping takes milliseconds; one that hangs must still end within the promised three seconds (spec §2). */
export const STOP_MS = 2_800;

/** Doors, tunnel, data, window: once, in order, and within three seconds, also when a step hangs. */
export function createShutdown({ app, steps, after, report }: Deps): Shutdown {
  let begun = false;

  async function quit(reason: QuitReason, last?: () => void): Promise<void> {
    if (begun) return;
    begun = true;
    const code = reason === 'fault' || reason === 'failed-start' ? 1 : 0;
    let ended = false;
    const end = (): void => {
      if (ended) return;
      ended = true;
      (last ?? ((): void => app.exit(code)))();
    };
    after(STOP_MS, end);
    for (const { name, run } of steps()) {
      try {
        await run();
      } catch (error) {
        report(`stop.${name}`, error);
      }
    }
    end();
  }

  return { quit, begun: () => begun };
}
