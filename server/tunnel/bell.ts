/** `look`: there is news. `unsettled`: something around it has changed, such as the network or a sleep. */
export type Ring = 'look' | 'unsettled';

export type Bell = {
  /** Cuts the next or the running pause short. */
  ring(why: Ring): void;
  /** Resolves after `ms` (null), or as soon as somebody rang. Rejects when `signal` says that it is over. */
  pause(ms: number, signal: AbortSignal): Promise<Ring | null>;
};

/** Pauses that end early when there is news. A ring between two pauses is kept for the next. */
export function createBell(): Bell {
  let rung: Ring | null = null;
  let wake: (() => void) | null = null;

  return {
    ring(why) {
      rung = rung === 'unsettled' ? rung : why;
      wake?.();
    },
    async pause(ms, signal) {
      signal.throwIfAborted();
      if (rung === null) await sleep(ms, signal, (cut) => (wake = cut));
      wake = null;
      signal.throwIfAborted();
      const why = rung;
      rung = null;
      return why;
    },
  };
}

/** Resolves after `ms`, when cut short, or when `signal` says so. */
function sleep(ms: number, signal: AbortSignal, give: (cut: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    give(end);
  });
}
